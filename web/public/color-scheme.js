// Before anything is drawn, so that no page flashes in the wrong colours. A file of its own, because nothing runs inline here.
{
  const chosen = localStorage.getItem('quarterday.color-scheme')
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
}
