const MEBIBYTE = 1024 * 1024;

/**
 * Notes the highest memory of the process in each quarter of the work.
 * @param share of the work that is done, from 0 to 1
 * @returns what ends the watch and gives the four peaks, in MiB
 */
export function watchMemory(share: () => number): () => number[] {
  const peaks = [0, 0, 0, 0];
  const watch = setInterval(() => {
    const quarter = Math.min(3, Math.floor(share() * 4));
    peaks[quarter] = Math.max(peaks[quarter] ?? 0, process.memoryUsage.rss());
  }, 50);
  return () => {
    clearInterval(watch);
    return peaks.map((peak) => Math.round(peak / MEBIBYTE));
  };
}
