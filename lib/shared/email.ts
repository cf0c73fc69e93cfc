// An e-mail address as people have them: one that no mail could ever reach is refused where it is told.
import * as z from 'zod';

/** Labels of a domain neither begin nor end with a hyphen and have 63 characters at most (RFC 1035, 2.3.1). */
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9\\-]{0,61}[A-Za-z0-9])?';
const LOCAL = "(?:[A-Za-z0-9_'+\\-]+\\.)*[A-Za-z0-9_'+\\-]*[A-Za-z0-9_+\\-]";
const PATTERN = new RegExp(`^${LOCAL}@(?:${LABEL}\\.)+[A-Za-z]{2,63}$`);

export const EmailAddress = z
  .email({ pattern: PATTERN, error: 'This must be an e-mail address.' })
  .max(254)
  .toLowerCase();
