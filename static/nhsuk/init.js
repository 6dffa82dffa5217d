// The page says where the bundle is (its file name carries a hash in production), so nothing is imported by a fixed name.
const bundle = document.getElementById("nhsuk-frontend");
const { initAll } = await import(bundle.href);
initAll();
