/** An error a person understands. */
export class Problem extends Error {
  constructor(title, detail) {
    super(title);
    this.detail = detail;
  }

  /** Reads a problem-details answer; anything else is the network's or the server's fault. */
  static async of(response) {
    try {
      const { title, detail } = await response.json();
      return new Problem(title, detail ?? "Try again.");
    } catch {
      return new Problem("The server did not answer as expected", `It said ${response.status} ${response.statusText}. Try again.`);
    }
  }
}
