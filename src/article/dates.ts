/** Pages and feeds write dates alike; the reader of both stands with the feeds, which come first. */
export { parsePageDate } from '../feed/published-at.ts';
