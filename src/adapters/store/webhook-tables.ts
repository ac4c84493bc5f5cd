export interface WebhookTable {
  id: string;
  url: string;
  secret: string;
  /** Sequence number. */
  told: number;
  created_at: number;
}

export interface WebhookLetterTable {
  webhook_id: string;
  sequence: number;
  error: string;
  at: number;
}

/** The tables of those who are told of changes. */
export interface WebhookTables {
  webhooks: WebhookTable;
  webhook_letters: WebhookLetterTable;
}
