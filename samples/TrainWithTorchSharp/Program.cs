Console.WriteLine("usage: TrainWithTorchSharp");
