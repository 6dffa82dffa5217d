// Notes whatever runs that is not the portal's own, and whatever the browser had to hold back.
window.__ran = [];
for (const name of ["alert", "confirm", "prompt", "print"]) {
  window[name] = (said) => window.__ran.push(`${name}(${said})`);
}
navigator.sendBeacon = (to) => window.__ran.push(`beacon ${to}`);
document.addEventListener("securitypolicyviolation", (event) =>
  window.__ran.push(`held back: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
);
