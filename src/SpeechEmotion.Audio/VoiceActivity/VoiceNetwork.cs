using System.Numerics.Tensors;

namespace SpeechEmotion.Audio;

/// <summary>
/// The network of voice activity: 36 inputs, 8 hidden units with rectifier, one logistic output.
/// </summary>
/// <remarks>
/// Fitted with AdamW to the frames of clips of RAVDESS, EMO-DB, nEMO and ASED (half of the speakers) clean and with white noise and half of
/// ESC-10 added at 20, 10 and 5 dB, against those noises, hum, room tone and silence alone; the inputs' scaling is folded into the weights.
/// </remarks>
internal static class VoiceNetwork
{
    private const int Hidden = 8;
    private const float OutputBias = -0.1543f;

    /// <summary>
    /// One row for each hidden unit: for each measure the frame's own value, then the means, then the standard deviations.
    /// </summary>
    private static readonly float[] HiddenWeights =
    [
        0.4244f, 0.1821f, 0.1062f, 0.01962f, 0.089f, -0.18f, 0.4943f, 0.4492f, -0.1587f, -0.2888f, -0.4409f, 0.5239f,
        -0.06334f, 0.115f, 0.0405f, -0.2809f, -0.05729f, -0.845f, 0.3157f, 1.892f, 2.617f, 0.661f, -1.809f, 4.101f,
        0.2214f, -0.1601f, -0.1966f, -0.7594f, 0.5083f, -1.057f, 1.841f, 0.109f, 1.138f, 0.1138f, -2.722f, -2.161f,
        0.2275f, 0.03006f, -0.03886f, 0.02651f, -0.01871f, 0.1832f, 0.1643f, 0.9631f, 0.05498f, 0.02192f, 0.3862f, 0.07817f,
        -0.1867f, -0.9077f, -0.2638f, 0.0358f, 0.3174f, 0.4168f, -0.1013f, 2.038f, 2.764f, -1.316f, -1.598f, 4.015f,
        0.6245f, -1.034f, -1.601f, -0.02947f, -0.8755f, -0.3492f, 2.611f, 0.03549f, -2.628f, -8.599f, -10.08f, 0.8812f,
        0.3448f, -0.01041f, -0.3114f, -0.1233f, 0.1717f, 0.3819f, 0.3025f, 0.2366f, -0.05531f, 0.000503f, 0.7607f, -0.06335f,
        0.4116f, 0.4729f, -0.6508f, -0.4154f, -0.0563f, -0.3921f, -0.4727f, 0.4249f, -0.9317f, 1.164f, 1.753f, -2.667f,
        0.8429f, 2.86f, -1.044f, -0.5961f, -1.039f, 1.002f, -1.604f, 1.621f, 2.449f, -0.79f, 5.515f, -0.1739f,
        -0.3198f, -0.245f, 0.2605f, -0.6504f, -0.06327f, -0.4518f, -1.037f, -1.383f, 0.2941f, -0.7559f, -1.224f, -0.4392f,
        0.8244f, -0.3979f, -0.2087f, 0.7089f, 0.5662f, 0.3966f, -0.4613f, -5.419f, 1.718f, -2.671f, -1.241f, -8.515f,
        -0.881f, 0.8166f, -0.1531f, -0.9412f, -0.8224f, -1.794f, -0.7894f, -1.62f, -0.1629f, 3.943f, 3.86f, -4.704f,
        -0.4767f, -0.1953f, -0.009475f, -0.2142f, -0.2376f, -0.87f, -1.155f, 0.2146f, 0.07599f, 0.3416f, -0.2855f, -0.4382f,
        0.1603f, 0.09877f, -0.5278f, -0.1357f, -0.004732f, 0.2652f, -0.6424f, -0.7029f, 0.1245f, 0.2624f, 0.5064f, 2.236f,
        0.1917f, 0.7024f, 0.1586f, -0.3799f, 0.8225f, -0.01887f, 1.542f, 1.27f, -0.8082f, -0.2974f, -2.196f, 15.3f,
        0.2023f, -0.2533f, -0.3515f, 0.3024f, 0.07838f, 0.3635f, 0.103f, -0.9151f, 0.4484f, -0.5057f, 0.9211f, -0.2597f,
        -0.7128f, -0.3333f, -0.675f, 0.2291f, 0.5675f, 0.8533f, -0.2272f, 2.036f, 4.131f, 0.6978f, 2.142f, 8.816f,
        -0.2929f, -1.336f, 3.09f, -0.2959f, -1.016f, 0.5528f, -1.517f, -0.653f, 2.343f, -0.0181f, -0.7433f, -0.06478f,
        0.3666f, 0.02009f, -0.2141f, 0.1251f, 0.02029f, 0.199f, 0.6333f, -0.9571f, 0.1369f, -0.3881f, 0.1012f, 0.2912f,
        -0.5521f, -0.2012f, 0.4331f, 0.2358f, -0.5413f, -0.6809f, 0.2767f, -3.075f, -4.952f, -0.9762f, -1.412f, -0.9281f,
        -0.6499f, -1.019f, 0.2891f, -0.544f, 1.236f, -0.185f, 2.258f, -6.219f, -2.871f, 0.9777f, -1.153f, -0.5428f,
        0.4578f, 0.2825f, 0.1814f, -0.3833f, -0.2796f, -0.3659f, 0.4907f, 1.501f, 0.1359f, 0.4366f, -1.418f, -0.1561f,
        0.753f, 0.6825f, 0.8377f, -0.7588f, -0.4298f, -1.611f, -0.4148f, -0.5787f, -0.7001f, 1.155f, -3.735f, 3.389f,
        -1.029f, -1.262f, 0.7459f, 1.91f, 0.3346f, -0.9933f, -0.5854f, -2.431f, -4.853f, 1.371f, -2.013f, -3.337f,
    ];

    private static readonly float[] HiddenBiases = [-1.895f, 1.014f, -0.2132f, 3.106f, -0.5009f, -5.063f, 4.675f, 3.361f];

    private static readonly float[] OutputWeights = [0.8623f, -1.945f, 0.9507f, -1.462f, -0.838f, 0.7558f, -1.108f, 1.109f];

    /// <summary>Returns the probability of speech, 0 to 1.</summary>
    public static float Evaluate(ReadOnlySpan<float> inputs)
    {
        float sum = OutputBias;
        for (int unit = 0; unit < Hidden; unit++)
        {
            float value = HiddenBiases[unit] + TensorPrimitives.Dot<float>(HiddenWeights.AsSpan(unit * inputs.Length, inputs.Length), inputs);
            sum += OutputWeights[unit] * MathF.Max(value, 0);
        }

        return 1 / (1 + MathF.Exp(-sum));
    }
}
