// The next question replaces the one that was answered.
function back() {
  const question = document.querySelector("#question textarea");
  question?.focus();
  question?.select();
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.isComposing && event.target.closest("#question")) {
    setTimeout(back, 100);
  }
});

// A number that is clicked in a list is the one that is acted on.
document.addEventListener("click", (event) => {
  const picked = event.target.closest("[data-pick]");
  if (!picked) return;
  const number = document.querySelector("#act input");
  number.value = picked.dataset.pick;
  number.dispatchEvent(new Event("input", { bubbles: true }));
  document.querySelector("#act textarea")?.focus();
});

// Copies what a button holds, says so, and goes back to the question.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const label = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => { button.textContent = label; }, 1500);
  back();
});

// The question is where the keys go, as soon as Gradio has drawn it.
const drawn = setInterval(() => {
  const question = document.querySelector("#question textarea");
  if (!question) return;
  question.focus();
  clearInterval(drawn);
}, 50);
