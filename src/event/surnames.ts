export { COMPOUND_SURNAMES, SURNAMES } from '../mention/surnames.ts';
