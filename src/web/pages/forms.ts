import { type Html, html } from '../html.ts';
import { carriedFields, type Frame } from './frame.ts';

/** A field to choose from; `all` is what stands for no choice. */
export function choice(
  name: string,
  label: string,
  chosen: string | null,
  all: string,
  options: readonly (readonly [value: string, text: string])[],
): Html {
  const list = options.map(
    ([value, text]) =>
      html`<option value="${value}"${value === chosen ? html` selected` : null}>${text}</option>`,
  );
  return html`<label>${label}<select name="${name}"><option value="">${all}</option>${list}</select></label>`;
}

/** Fields that every form that changes something sends. */
export function formFields(frame: Frame): Html {
  const token =
    frame.formToken === null
      ? null
      : html`<input type="hidden" name="form_token" value="${frame.formToken}">`;
  return html`${carriedFields(frame)}${token}`;
}

/** A table that scrolls on its own where it is too wide. */
export function scrolling(
  label: string,
  head: readonly (string | { readonly figures: string })[],
  rows: readonly Html[],
): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table><thead><tr>${head.map(
    (name) =>
      typeof name === 'string'
        ? html`<th scope="col">${name}</th>`
        : html`<th scope="col" class="number">${name.figures}</th>`,
  )}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** A sentence with commands in backquotes, as commands. */
export function withCommands(text: string): Html {
  const parts = text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
  return html`${parts}`;
}
