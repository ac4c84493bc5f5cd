import { createTransport } from 'nodemailer';
import { type AlertText, wordsOf } from './alert-http.ts';

export interface MailConfig {
  readonly server: string;
  readonly from: string;
  readonly to: readonly string[];
}

const TIMEOUT_MS = 15_000;

/** Sends each message as a mail through the operator's own mail server. */
export function mailWay({ server, from, to }: MailConfig) {
  const { protocol, hostname, port, username, password } = new URL(server);
  const isSecure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isSecure ? 465 : 587) : Number(port),
    secure: isSecure,
    // A password goes over an encrypted connection or not at all.
    requireTLS: !isSecure && username !== '',
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: 'mail',
    async tell(message: AlertText): Promise<void> {
      const { title, body } = wordsOf(message);
      await transport.sendMail({ from, to: [...to], subject: title, text: `${body}\n` });
    },
  };
}
