using System.Text;
using SpeechEmotion.TestKit;

namespace SpeechEmotion.Audio.Tests;

public sealed class FormatSnifferTests
{
    [Theory]
    [InlineData("fLaC\0\0\0\x22", "FLAC", true)]
    [InlineData("FORM\0\0\0\0AIFFCOMM", "AIFF", true)]
    [InlineData("FORM\0\0\0\0AIFCFVER", "AIFF-C", true)]
    [InlineData("\xFF\xFEH\0\xE9\0l\0", "text", false)]
    [InlineData("\xFE\xFF\0H\0\xE9\0l", "text", false)]
    [InlineData("ID3\x04\0\0\0\0", "MP3", true)]
    [InlineData("\xFF\xFB\x90\x64\0\0\0\0", "MP3", true)]
    [InlineData("\xFF\xF1\x50\x80\0\0\0\0", "AAC (ADTS)", true)]
    [InlineData("OggS\0\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x13OpusHead", "Ogg Opus", true)]
    [InlineData("OggS\0\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x1E\x01vorbis", "Ogg Vorbis", true)]
    [InlineData("\0\0\0\0ftypM4A \0\0", "M4A (MPEG-4 audio)", true)]
    [InlineData("\0\0\0\0ftypisom\0\0", "MP4", true)]
    [InlineData("\0\0\0\0ftypqt  \0\0", "QuickTime", true)]
    [InlineData("\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01\x42\x82\x84webm", "WebM", true)]
    [InlineData("\x1A\x45\xDF\xA3\xA3\x42\x86\x81\x01\x42\x82\x88matroska", "Matroska", true)]
    [InlineData(".snd\0\0\0\x18", "Sun AU", true)]
    [InlineData("#!AMR\n\0\0", "AMR", true)]
    [InlineData("caff\0\x01\0\0", "Apple Core Audio (CAF)", true)]
    [InlineData("riff\x2E\x91\xCF\x11\xA5\xD6\x28\xDB", "Wave64", true)]
    [InlineData("RIFX\0\0\0\0WAVE", "big-endian WAVE (RIFX)", true)]
    [InlineData("RIFF\0\0\0\0AVI LIST", "AVI", true)]
    [InlineData("RIFF\0\0\0\0WAVEfmt ", "WAVE", true)]
    [InlineData("\x30\x26\xB2\x75\x8E\x66\xCF\x11", "Windows Media (ASF)", true)]
    [InlineData("TTA1\x01\0\x01\0", "True Audio (TTA)", true)]
    [InlineData("Creative Voice File\x1A\x1A\0", "Creative Voice (VOC)", true)]
    [InlineData("\0\0\x01\xBA\x44\0\x04\0", "MPEG program stream", true)]
    [InlineData("\x47\x40\x11\x10\0\x42\xF0\x25", "MPEG transport stream", true)]
    [InlineData("\x47\x40\0\x1F\0\0\xB0\x0D", "MPEG transport stream", true)]
    [InlineData("G@ text", "text", false)]
    [InlineData("\x0B\x77\x4E\x77\x0C\x40\x2F\x84", "AC-3", true)]
    [InlineData("\x0B\x77\0\xBF\x32\x87\xC0\0", "E-AC-3", true)]
    [InlineData("\x7F\xFE\x80\x01\xFC\x3C\x75\xB0", "DTS", true)]
    [InlineData("\xFE\x7F\x01\x80\x3C\xFC\xB0\x75", "DTS", true)]
    [InlineData("MThd\0\0\0\x06", "MIDI notes, which hold no sound", false)]
    [InlineData("%PDF-1.7", "a PDF document", false)]
    [InlineData("PK\x03\x04\x14\0", "a ZIP archive", false)]
    [InlineData("\x89PNG\r\n", "a PNG picture", false)]
    [InlineData("\xFF\xD8\xFF\xE0", "a JPEG picture", false)]
    [InlineData("Hello, world\n", "text", false)]
    [InlineData("\xEF\xBB\xBF{ }", "text", false)]
    [InlineData("<!doctype html>", "HTML or XML text", false)]
    public void Sniff_KnownBeginning_IsNamed(string header, string name, bool hasAudio)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(header);

        Assert.Equal(new SniffedFormat(name, hasAudio), FormatSniffer.Sniff(bytes));
    }

    [Fact]
    public void Sniff_UnknownOrEmpty_IsNull()
    {
        Assert.Null(FormatSniffer.Sniff([1, 2, 3, 4, 5, 6, 7, 8]));
        Assert.Null(FormatSniffer.Sniff([0x0B, 0x77, 1, 2, 3, 17 << 3, 4, 5]));
        Assert.Null(FormatSniffer.Sniff([]));
    }

    [Fact]
    public void Sniff_EveryPrefix_NeverThrows()
    {
        string[] starts =
        [
            "RIFF\0\0\0\0WAVE", "FORM\0\0\0\0AIFF", "\0\0\0\0ftypM4A ", "OggS\0\0\0", "ID3",
            "\xFF\xFB\x90\x64", "\x47\x40\x11\x10\0", "\x0B\x77\0\xBF\x32\x87",
        ];
        foreach (string start in starts)
        {
            byte[] bytes = Encoding.Latin1.GetBytes(start);
            for (int length = 0; length <= bytes.Length; length++)
            {
                FormatSniffer.Sniff(bytes.AsSpan(0, length));
            }
        }
    }

    [Theory]
    [InlineData("fLaC\0\0\0\x22", "This is FLAC. Reference SpeechEmotion.FFmpeg and register FfmpegDecoder.", false)]
    [InlineData("just some words", "This is text, not audio. Give a recording, for example WAVE.", false)]
    [InlineData("\x01\x02\x03\x04", "it begins with the bytes 01 02 03 04", false)]
    [InlineData("", "The stream is empty (0 bytes)", true)]
    public void Open_NoDecoderReadsIt_SaysWhatItIs(string header, string message, bool isCorrupt)
    {
        AudioFormatException error = Assert.Throws<AudioFormatException>(
            () => new AudioReader().Open(new TrickleStream(Encoding.Latin1.GetBytes(header))));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(isCorrupt, error.IsCorrupt);
    }
}
