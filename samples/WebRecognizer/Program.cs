// A page that shows what a voice sounds like: dotnet run -c Release, then open http://localhost:5000
using WebRecognizer;

await using WebApplication app = WebRecognizerApp.Create(args);
await app.RunAsync();
