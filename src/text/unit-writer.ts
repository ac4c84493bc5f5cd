/**
 * A growing buffer of UTF-16 units. Faster than joining pieces when many single units change, and lossless also
 * for lone surrogates, which TextDecoder would replace.
 */
export class UnitWriter {
  #units: Uint16Array;
  /** Units written; whoever writes through `reserve` sets it. */
  length = 0;

  /** `capacity`: units expected. */
  constructor(capacity: number) {
    this.#units = new Uint16Array(Math.max(16, capacity));
  }

  /** The buffer, with room for `count` more units from `length` on. */
  reserve(count: number): Uint16Array {
    if (this.#units.length - this.length < count) this.#grow(this.length + count);
    return this.#units;
  }

  /** The last unit written, 0 when there is none. */
  get last(): number {
    return this.length === 0 ? 0 : (this.#units[this.length - 1] ?? 0);
  }

  push(unit: number): void {
    if (this.length === this.#units.length) this.#grow(this.length + 1);
    this.#units[this.length++] = unit;
  }

  pushText(text: string): void {
    for (let i = 0; i < text.length; i++) this.push(text.charCodeAt(i));
  }

  pushSlice(text: string, start: number, end: number): void {
    const units = this.reserve(end - start);
    let at = this.length;
    for (let i = start; i < end; i++) units[at++] = text.charCodeAt(i);
    this.length = at;
  }

  toString(): string {
    return Buffer.from(this.#units.buffer, 0, this.length * 2).toString('utf16le');
  }

  #grow(atLeast: number): void {
    const larger = new Uint16Array(Math.max(atLeast, this.#units.length * 2));
    larger.set(this.#units.subarray(0, this.length));
    this.#units = larger;
  }
}
