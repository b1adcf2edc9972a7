// Copies what a button holds, says so, and goes back to the question.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const label = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => { button.textContent = label; }, 1500);
  document.querySelector("#question textarea")?.focus();
});

// The question is where the keys go, as soon as Gradio has drawn it.
const drawn = setInterval(() => {
  const question = document.querySelector("#question textarea");
  if (!question) return;
  question.focus();
  clearInterval(drawn);
}, 50);
