/** Longer or stranger validators are not sent back: they are a server's fault or an attempt on us. */
const MAX_LENGTH = 512;
const PRINTABLE = /^[\x20-\x7e]+$/;

/** A validator as it may be kept and sent back; null when it may not. */
export function usableValidator(value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const text = value.trim();
  return text.length <= MAX_LENGTH && PRINTABLE.test(text) ? text : null;
}

/**
 * The headers of a conditional request.
 * @param chance a number in [0, 1): one in `unconditionalEvery` requests asks without conditions, because
 *   validators lie (a server that answers 304 for ever would silence its source for ever)
 */
export function conditionalHeaders(
  validators: { readonly etag?: string | null; readonly lastModified?: string | null },
  unconditionalEvery: number,
  chance: number,
): Readonly<Record<string, string>> {
  if (chance * unconditionalEvery < 1) return {};
  const etag = usableValidator(validators.etag);
  const lastModified = usableValidator(validators.lastModified);
  return {
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  };
}
