namespace SpeechEmotion.WebRecognizer.Tests.Support;

/// <summary>Questions to the page that need its own language.</summary>
internal static class PageScripts
{
    /// <summary>Counts the pixels of a canvas that were drawn on.</summary>
    public const string InkedPixels = """
        id => {
          const canvas = document.getElementById(id);
          const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          return data.filter((value, i) => i % 4 === 3 && value > 0).length;
        }
        """;

    /// <summary>Drops a file beside the field for it.</summary>
    public const string DropFile = """
        ({ name, bytes }) => {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(atob(bytes), letter => letter.charCodeAt(0))], name));
          document.querySelector("h1").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }
        """;

    /// <summary>Lets the audio thread's script fail as a broken download does, and keeps what the page opens, to ask whether it was closed.</summary>
    public const string BreakWorklet = """
        () => {
          const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
          navigator.mediaDevices.getUserMedia = async wanted => window.keptStream = await ask(wanted);
          window.AudioContext = class extends AudioContext { constructor() { super(); window.keptContext = this; } };
          AudioWorklet.prototype.addModule = async () => { throw new DOMException("Unable to load a worklet's module.", "AbortError"); };
        }
        """;

    /// <summary>Tells whether that is so.</summary>
    public const string RecordersAreClosed =
        "() => keptStream.getTracks().every(track => track.readyState === 'ended') && keptContext.state === 'closed'";

    /// <summary>Keeps the next WebSocket connecting until <c>letOpen()</c>.</summary>
    public const string HoldSocket = """
        () => {
          const Socket = WebSocket;
          window.WebSocket = class {
            static OPEN = 1;
            readyState = 0;
            bufferedAmount = 0;
            constructor(url) {
              window.letOpen = () => {
                this.real = new Socket(url);
                this.real.onopen = () => { this.readyState = 1; this.onopen(); };
                this.real.onmessage = event => this.onmessage(event);
                this.real.onclose = () => { this.readyState = 3; this.onclose(); };
              };
            }
            send(data) {
              if (this.readyState === 0) { throw new DOMException("Still connecting", "InvalidStateError"); }
              this.real.send(data);
            }
            close() { this.real?.close(); }
          };
        }
        """;

    /// <summary>Lists buttons, fields and links without a name.</summary>
    public const string Nameless = """
        () => [...document.querySelectorAll("button, input, a, canvas[role=img]")]
          .filter(element => element.checkVisibility())
          .filter(element => !(element.getAttribute("aria-label") || element.labels?.[0]?.textContent || element.textContent.trim()))
          .map(element => element.outerHTML)
        """;

    /// <summary>Lists texts whose contrast with what is behind them is below 4.5 (3 for large letters).</summary>
    public const string PoorContrast = """
        () => {
          const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
          const over = (...colours) => {
            canvas.clearRect(0, 0, 1, 1);
            for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
            return [...canvas.getImageData(0, 0, 1, 1).data];
          };
          const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = element => {
            const layers = [];
            for (let e = element; e; e = e.parentElement) { layers.unshift(getComputedStyle(e).backgroundColor); }
            return layers;
          };
          const poor = [];
          for (const element of document.body.querySelectorAll("*")) {
            const hasText = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
            if (!hasText || !element.checkVisibility() || element.closest(".unseen, .skip, svg, noscript")) continue;
            const style = getComputedStyle(element);
            const layers = behind(element);
            const [a, b] = [light(over(...layers, style.color)), light(over(...layers))];
            const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            const isLarge = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
            if (contrast < (isLarge ? 3 : 4.5)) poor.push(`${element.tagName} "${element.textContent.trim().slice(0, 40)}" ${contrast.toFixed(2)}`);
          }
          return poor;
        }
        """;
}
