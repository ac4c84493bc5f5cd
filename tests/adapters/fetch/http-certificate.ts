import { generateKeyPairSync, sign } from 'node:crypto';

/** A certificate for tests, made anew each time, so that no key lies in the repository. */
export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
}

/** One DER value (X.690): its type, its length, its content. */
function der(type: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([type, body.length]), body]);
  const length = body.length < 0x100 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([type, ...length]), body]);
}

const SEQUENCE = 0x30;
const sequence = (...content: readonly Uint8Array[]): Buffer => der(SEQUENCE, ...content);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const utcTime = (text: string): Buffer => der(0x17, Buffer.from(text));

const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'));
const COMMON_NAME = '550403';
const ALTERNATIVE_NAMES = '551d11';
const BASIC_CONSTRAINTS = '551d13';

/**
 * A self-signed certificate (RFC 5280) for DNS names.
 * @param validity UTC times as `YYMMDDhhmmssZ`
 */
export function certificateFor(
  names: readonly string[],
  validity: readonly [from: string, to: string] = ['200101000000Z', '491231235959Z'],
): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(der(0x31, sequence(oid(COMMON_NAME), der(0x0c, Buffer.from('shanshui test')))));
  const alternatives = sequence(...names.map((host) => der(0x82, Buffer.from(host))));
  const extensions = sequence(
    sequence(oid(ALTERNATIVE_NAMES), der(0x04, alternatives)),
    sequence(oid(BASIC_CONSTRAINTS), der(0x04, sequence(der(0x01, Buffer.from([0xff]))))),
  );
  const toSign = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ECDSA_SHA256,
    name,
    sequence(...validity.map(utcTime)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = sign('sha256', toSign, privateKey);
  const certificate = sequence(toSign, ECDSA_SHA256, der(0x03, Buffer.from([0]), signature));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
