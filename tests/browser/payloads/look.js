// What of a page is not as its templates have it, and all of its text.
() => {
  // Django's calendars (admin/js/admin/DateTimeShortcuts.js) hide themselves by script, not by markup.
  const calendar = "div.calendarbox.module[id^='calendarbox'][style='display: none; position: absolute;']";
  const all = [...document.querySelectorAll("*")];
  const handlers = all.flatMap((each) =>
    [...each.attributes].filter((one) => one.name.startsWith("on")).map((one) => `${each.tagName} ${one.name}`),
  );
  const addresses = all.flatMap((each) =>
    ["href", "src", "action", "formaction", "data", "xlink:href", "srcset"]
      .map((name) => each.getAttribute(name) ?? "")
      .filter((to) => /^[\s\u0000-\u001f]*(javascript|data|vbscript):/i.test(to) || /^https?:\/\/payload\.invalid/i.test(to)),
  );
  const foreign = all.filter((each) =>
    !each.matches(calendar) && each.matches(
      "iframe, object, embed, base, marquee, math, isindex, style, video, audio, meta[http-equiv], [style], [srcdoc], script:not([src], [type='application/json'])",
    ),
  );
  const texts = [...document.querySelectorAll("input, textarea")].map((each) => each.value);
  return {
    ran: window.__ran,
    strange: [...handlers, ...addresses, ...foreign.map((each) => each.outerHTML.slice(0, 80))],
    text: [document.body.textContent, ...texts].join("\n"),
  };
}
