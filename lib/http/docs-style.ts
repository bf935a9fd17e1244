/** Nothing is loaded for it. */
export const style = `:root{color-scheme:light dark;--ink:#1b1c1f;--muted:#5c6068;--line:#dfe1e6;--back:#fff;--raised:#f5f6f8;--accent:#2f4fc4}
@media(prefers-color-scheme:dark){:root{--ink:#e8e9ec;--muted:#a2a7b2;--line:#33363d;--back:#16171a;--raised:#1f2125;--accent:#9db2ff}}
body{margin:0 auto;max-width:60rem;padding:2rem 1.25rem 6rem;font:16px/1.55 ui-sans-serif,-apple-system,'Segoe UI',Roboto,sans-serif;color:var(--ink);background:var(--back)}
h1,h2,h3{line-height:1.2}h2{margin-top:3rem;border-bottom:1px solid var(--line);padding-bottom:.4rem}h3{font-size:1rem;margin:0;overflow-wrap:anywhere}
a{color:var(--accent)}nav{display:flex;gap:1rem;flex-wrap:wrap}code,pre{font:0.875em/1.5 ui-monospace,monospace}
article{margin:1.25rem 0;padding:1rem 1.25rem;border:1px solid var(--line);border-radius:.75rem}article p{margin:.4rem 0;color:var(--muted)}
.method{display:inline-block;min-width:4rem;color:var(--accent);font-weight:700}.wide,pre{overflow:auto}pre{background:var(--raised);padding:.75rem;border-radius:.5rem;max-height:24rem}
ul{list-style:none;padding:0}li{margin:.4rem 0;color:var(--muted);overflow-wrap:anywhere}a[aria-current]{color:inherit;font-weight:700}table{border-collapse:collapse;width:100%;font-size:.875rem}th,td{text-align:left;padding:.3rem .75rem .3rem 0;vertical-align:top}summary{cursor:pointer;padding:.25rem 0}`
