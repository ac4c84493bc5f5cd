// Says which day the slider stands on while it moves; without this the server says it after the form is sent.
const slider = document.getElementById('day');
const shown = document.getElementById('day-shown');
const format = new Intl.DateTimeFormat(document.documentElement.lang.startsWith('zh') ? 'zh-CN' : 'en-GB', {
  year: 'numeric',
  month: document.documentElement.lang.startsWith('zh') ? 'long' : 'short',
  day: 'numeric',
  timeZone: 'UTC',
});

slider?.addEventListener('input', () => {
  const words = format.format(new Date(Number(slider.value) * 86_400_000));
  shown.textContent = words;
  slider.setAttribute('aria-valuetext', words);
});
