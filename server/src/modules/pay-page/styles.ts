import { Html } from '../../kit/html.ts'

/** The look of all pages: one column on a phone, two beside each other where there is room, paper when printed. No font and no picture is loaded, so nothing moves. */
export const styles = new Html(`
:root{color-scheme:light dark;--ground:#f4f5f7;--card:#fff;--ink:#16191d;--soft:#5a6472;--line:#dfe3e8;--accent:#1f5fd0;--on-accent:#fff;--bad:#b3261e;--bad-ground:#fdecea;--good:#146c43;--good-ground:#e6f4ec;--note:#7a4b00;--note-ground:#fff4de}
@media (prefers-color-scheme:dark){:root{--ground:#101317;--card:#191d23;--ink:#eceff3;--soft:#a3adba;--line:#313842;--accent:#8ab4ff;--on-accent:#0b1526;--bad:#ffb4ab;--bad-ground:#3a1815;--good:#8bd8ae;--good-ground:#12301f;--note:#ffd58a;--note-ground:#33270f}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;overflow-wrap:anywhere}
main{max-width:62rem;margin:0 auto;padding:2rem 1rem 4rem;display:grid;gap:1.25rem;grid-template-columns:minmax(0,1fr)}
@media (min-width:56rem){main{padding-top:3.5rem}main.wide{grid-template-columns:minmax(0,1fr) 22rem;align-items:start}main.wide>header{grid-column:1/-1}main.wide>.doing{grid-column:2;grid-row:2}main.wide>.paper{grid-column:1;grid-row:2}}
main.narrow{max-width:30rem}
header p{margin:0;color:var(--soft)}
header h1{margin:.125rem 0 .375rem}
header .due{color:var(--ink);margin-bottom:.375rem}
h1{font-size:1.375rem;line-height:1.25;margin:0;font-weight:650;letter-spacing:-.01em}
h2{font-size:1.0625rem;margin:0 0 .75rem;font-weight:650}
p{margin:0 0 .75rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.25rem}
@media (min-width:40rem){.card{padding:1.75rem}}
.due{font-size:2rem;line-height:1.15;font-weight:680;letter-spacing:-.02em;font-variant-numeric:tabular-nums;margin:0}
.soft{color:var(--soft)}
.small{font-size:.875rem}
.parties{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1.25rem;margin-bottom:1.5rem}
.parties h2{font-size:.8125rem;color:var(--soft);font-weight:500;margin:0 0 .25rem}
.parties p{margin:0}
.parties p+h2{margin-top:.75rem}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:.625rem 0;border-bottom:1px solid var(--line);vertical-align:top;font-weight:400}
tbody tr:last-child td{border-bottom:0}
thead th{font-size:.8125rem;color:var(--soft);padding-top:0}
th:last-child,td:last-child{text-align:right;white-space:nowrap;padding-left:1rem}
.sums{margin:0;display:grid;gap:.25rem;font-variant-numeric:tabular-nums}
.sums div{display:flex;justify-content:space-between;gap:1rem;padding:.1875rem 0}
.sums dt{color:var(--soft)}
.sums dd{margin:0;white-space:nowrap}
.sums .strong{font-weight:650;border-top:1px solid var(--line);padding-top:.625rem;margin-top:.375rem}
.sums .strong dt{color:inherit}
.notice{border-radius:8px;padding:.75rem 1rem;margin:0 0 1.25rem;font-size:.9375rem}
.notice strong{display:block}
.notice p{margin:0}
.notice.bad{background:var(--bad-ground);color:var(--bad)}
.notice.good{background:var(--good-ground);color:var(--good)}
.notice.note{background:var(--note-ground);color:var(--note)}
form{display:grid;gap:1rem;margin:0}
form .notice{margin:0 0 .25rem}
.message{margin:.5rem 0 1.25rem}
.sums+p{margin-top:1rem}
.card>:last-child,.card>:last-child>:last-child{margin-bottom:0}
.row{display:grid;grid-template-columns:1fr 1fr;gap:1rem;align-items:start}
label{display:block;font-size:.9375rem;font-weight:550;margin-bottom:.3125rem}
input[type=text]{width:100%;font:inherit;font-variant-numeric:tabular-nums;color:inherit;background:var(--ground);border:1px solid var(--soft);border-radius:8px;padding:.625rem .75rem;min-height:2.75rem}
input[aria-invalid=true]{border-color:var(--bad);border-width:2px}
.fault{color:var(--bad);font-size:.875rem;margin:.3125rem 0 0}
.check{display:flex;gap:.625rem;align-items:flex-start;font-weight:400;margin:0}
.check input{width:1.25rem;height:1.25rem;margin:.125rem 0 0;accent-color:var(--accent);flex:none}
button,.button{font:inherit;font-weight:600;border:1px solid transparent;border-radius:8px;padding:.75rem 1rem;min-height:3rem;background:var(--accent);color:var(--on-accent);cursor:pointer;text-align:center;text-decoration:none;display:block;width:100%}
button.second,.button.second{background:transparent;color:var(--ink);border-color:var(--soft)}
button[disabled]{opacity:.6;cursor:default}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.between{display:flex;align-items:center;gap:.75rem;color:var(--soft);font-size:.875rem;margin:1rem 0}
.between::before,.between::after{content:"";flex:1;border-top:1px solid var(--line)}
.account{white-space:pre-line;margin:0 0 .75rem;padding:.75rem 1rem;background:var(--ground);border-radius:8px;font-variant-numeric:tabular-nums}
.element{min-height:15rem}
.memo{white-space:pre-line;margin:1.25rem 0 0}
@media print{:root{--ground:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb}body{font-size:11pt}main,main.wide{display:flex;flex-direction:column;max-width:none;padding:0}.doing{order:2}.card{border:0;padding:0;margin-top:1.5rem;break-inside:avoid}.no-print{display:none}.notice{border:1px solid #888;background:none!important;color:#000!important}}
`)
