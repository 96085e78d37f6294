// Predicts every recording that is put into a folder: dotnet run -- --FolderWorker:Folder=inbox
using FolderWorker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SpeechEmotion;
using SpeechEmotion.Audio;
using SpeechEmotion.FFmpeg;
using SpeechEmotion.Models.Acted;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);

// snippet: worker
builder.Services.AddSpeechEmotion(options => options.Model = ActedSpeechModel.Load);
builder.Services.AddSingleton<IAudioDecoder, WavDecoder>();
builder.Services.AddSingleton<IAudioDecoder, FfmpegDecoder>();         // MP3, M4A, FLAC … where the ffmpeg program is installed
builder.Services.AddFolderWorker(builder.Configuration.GetSection(FolderOptions.Section).Bind);    // --FolderWorker:Folder=inbox
builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMinutes(1));

// end
IHost host = builder.Build();
PredictionWorker worker = host.Services.GetServices<IHostedService>().OfType<PredictionWorker>().Single();
await host.RunAsync();

// A worker that fails stops the host as if that were asked for (dotnet/runtime#67146); whoever started it must see the difference.
return worker.ExecuteTask is { IsFaulted: true } ? 1 : 0;
