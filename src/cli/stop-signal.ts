/**
 * Calls `stop` on the first SIGINT or SIGTERM; a second one ends the process at once (the ledger stands that).
 * Gives back a function that takes the listeners off again.
 */
export function onStopSignal(stop: () => void): () => void {
  let asked = false;
  const listener = (signal: NodeJS.Signals): void => {
    if (asked) process.exit(signal === 'SIGINT' ? 130 : 143);
    asked = true;
    process.stderr.write('\nshanshui: stopping after the tasks in hand (again to stop at once)\n');
    stop();
  };
  process.on('SIGINT', listener);
  process.on('SIGTERM', listener);
  return () => {
    process.off('SIGINT', listener);
    process.off('SIGTERM', listener);
  };
}
