Console.WriteLine("usage: torchsharp | nwaves");
