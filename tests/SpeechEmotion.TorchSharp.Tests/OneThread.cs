using System.Runtime.CompilerServices;
using TorchSharp;

namespace SpeechEmotion.TorchSharp.Tests;

/// <summary>The networks here are too small to share among threads, and test classes already run side by side.</summary>
internal static class OneThread
{
    [ModuleInitializer]
    internal static void Set() => torch.set_num_threads(1);
}
