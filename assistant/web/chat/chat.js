// What can be clicked or typed on the chat page. Gradio runs this with `element` (the list of
// earlier conversations), `trigger` (an event for the server) and `props` (the words).
const KEY = "policy-assistant-history";
const MOST = 20; // conversations
const LARGEST = 2_000_000; // characters: well below what a browser gives a site
const find = (selector) => document.querySelector(selector);
const log = find("#log");
const history = element.querySelector("#history");
const ask = (question) => {
  log.focus({ preventScroll: true }); // what was pressed will be gone
  trigger("ask", { question });
};

// Earlier conversations, newest first, in this browser only.
let open = "";
const conversations = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY)).filter((kept) => kept.exchanges[0].question);
  } catch {
    return []; // none yet, or not written by this page
  }
};
const store = (list) => {
  let text = JSON.stringify(list.slice(0, MOST));
  for (let few = MOST; text.length > LARGEST; few--) text = JSON.stringify(list.slice(0, few));
  localStorage.setItem(KEY, text);
  draw();
};
const button = (text, act, label = text) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  return made;
};
const draw = () => {
  const list = conversations();
  element.querySelector(".none").hidden = list.length > 0;
  element.querySelector("ul").replaceChildren(
    ...list.map((kept) => {
      const item = document.createElement("li");
      const title = kept.exchanges[0].question;
      const reopen = button(title, () => {
        history.open = false;
        trigger("reopen", { kept });
      });
      if (kept.session === open) reopen.setAttribute("aria-current", "true");
      item.append(reopen, button("✕", () => forget(kept.session), `${props.remove}：${title}`));
      return item;
    }),
  );
};
const forget = (session) => {
  store(conversations().filter((kept) => kept.session !== session));
  if (session === open) trigger("begin");
  element.querySelector("summary").focus();
};
document.addEventListener("kept", ({ detail: kept }) => {
  open = kept?.session ?? "";
  if (!kept?.exchanges.length) return draw();
  store([kept, ...conversations().filter((other) => other.session !== kept.session)]);
});
element.querySelector("#restart").addEventListener("click", () => {
  trigger("begin");
  find("#question textarea").focus();
});

// Where a figure comes from: shown while the pointer or the focus is on it, or after a click.
const sourceOf = (mark) => document.getElementById(mark.getAttribute("aria-describedby"));
let shown = null; // the mark whose source is shown
let leaving = 0;
const hide = () => {
  const source = shown && sourceOf(shown); // none when another conversation took its place
  if (source) source.hidden = true;
  shown = null;
};
const place = () => {
  const source = shown && sourceOf(shown);
  if (!source) return;
  const at = shown.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = source;
  const below = at.bottom + 6 + height < innerHeight || at.top < height + 6;
  source.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  source.style.top = `${below ? at.bottom + 6 : at.top - 6 - height}px`;
};
const show = (mark) => {
  clearTimeout(leaving);
  if (mark === shown) return;
  hide();
  shown = mark;
  sourceOf(mark).hidden = false;
  place();
};
const leave = () => {
  clearTimeout(leaving);
  leaving = setTimeout(hide, 200); // time to move the pointer onto the source
};
document.addEventListener("pointermove", ({ target }) => {
  const mark = target.closest(".figure");
  if (mark) show(mark);
  else if (target.closest(".source")) clearTimeout(leaving);
  else if (shown && !document.activeElement?.matches(".figure")) leave();
});
document.addEventListener("focusin", ({ target }) => {
  if (target.matches(".figure")) show(target);
  else if (!target.closest(".source")) hide();
});
document.addEventListener("scroll", place, true);
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  hide();
  if (history.contains(document.activeElement)) history.querySelector("summary").focus();
  history.open = false;
});

// Questions that are ready, figures that are begun, copying, and what the reader thinks.
const judge = (said) => {
  log.focus({ preventScroll: true });
  trigger("feedback", said);
};
const copy = async (pressed) => {
  const answer = pressed.closest("article").querySelector(".answer");
  if (navigator.clipboard) await navigator.clipboard.writeText(answer.innerText);
  else {
    const selection = getSelection(); // a page that came over plain HTTP has no clipboard
    selection.selectAllChildren(answer);
    document.execCommand("copy");
    selection.removeAllRanges();
  }
  pressed.textContent = pressed.dataset.copied;
};
document.addEventListener("click", ({ target }) => {
  const mark = target.closest(".figure");
  if (mark) return show(mark);
  if (!target.closest(".source")) hide();
  if (target.isConnected && !history.contains(target)) history.open = false;
  const pressed = target.closest("#talk button");
  if (!pressed) return;
  const { ask: question, begin, copied, like } = pressed.dataset;
  if (question) ask(question);
  if (begin) write(`${begin}：`);
  if (copied) copy(pressed);
  if (like) judge({ index: like, liked: true, reason: "" });
});
const write = (text) => {
  const box = find("#question textarea");
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
};
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches(".ask-form, .reason-form")) return;
  event.preventDefault();
  if (form.matches(".reason-form"))
    return judge({ index: form.dataset.dislike, liked: false, reason: form.reason.value });
  const { value, dataset } = form.elements.value;
  if (value.trim()) ask(dataset.say.replace("{value}", () => value.trim()));
});

// What is opened near the lower edge is brought into view; toggle events do not bubble.
document.addEventListener(
  "toggle",
  ({ target }) => target.open && target.matches("#log details") && target.scrollIntoView({ block: "nearest" }),
  true,
);

// An answer is read from its first line: a question is brought to the top when it is asked, and
// again when its answer is whole, for there may not have been enough below it before.
let last = "";
document.addEventListener("exchange", () =>
  requestAnimationFrame(() => {
    const question = find("#now .question");
    const whole = find("#now .tools") !== null;
    element.inert = question !== null && !whole; // an answer must not come into another conversation
    const state = question ? `${whole} ${question.textContent}` : "";
    if (question && state !== last) {
      const above = question.getBoundingClientRect().top - log.getBoundingClientRect().top - 12;
      if (getComputedStyle(log).overflowY === "auto") log.scrollTop += above;
      else question.scrollIntoView();
    }
    last = state;
  }),
);

log.tabIndex = 0;
log.role = "region";
log.ariaLabel = props.log;
draw();
