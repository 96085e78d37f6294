// Predicts every recording that is put into a folder: dotnet run -- --Folder=inbox
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
builder.Services.AddFolderWorker(builder.Configuration.Bind);          // --Folder=inbox --Parallelism=4
builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMinutes(1));

// end
await builder.Build().RunAsync();
