// Every page works without this. It makes two things quicker: "/" goes to the search, and a job that is being done is looked at again
// by itself.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  const search = document.querySelector("input[type=search]");
  if (event.key === "/" && !typing && search && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    search.focus();
  }
});

const LOOK_EVERY_MS = 1000;

async function look() {
  const job = document.querySelector("#job[data-live]");
  if (!job) return;
  // A click on a button must not lose the button: nothing is exchanged while one has the focus.
  const busy = job.contains(document.activeElement);
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector("#job");
    if (!now?.hasAttribute("data-live")) {
      document.querySelector("main").replaceChildren(...page.querySelector("main").childNodes);
      return;
    }
    // The announced sentence changes in place, so that it is read out; the rest is exchanged around it.
    job.querySelector("[role=status]").replaceChildren(...now.querySelector("[role=status]").childNodes);
    const [shown, next] = [job.querySelector("progress"), now.querySelector("progress")];
    if (next && !shown) job.querySelector("[role=status]").after(next);
    else if (next) shown.replaceWith(next);
    if (!busy && !now.querySelector("form")) job.querySelector("form")?.remove();
  } catch {
    // The server may be away for a moment: it is asked again.
  }
  setTimeout(look, LOOK_EVERY_MS);
}

document.querySelectorAll("#job[data-live] .look").forEach((link) => link.remove());
setTimeout(look, LOOK_EVERY_MS);
