// Every piece of text that stands out too little from its ground (WCAG AA), with its contrast.
() => {
  const parse = (colour) => colour.match(/[\d.]+/g).map(Number);
  const over = ([r, g, b, a = 1], under) => [r, g, b].map((c, i) => c * a + under[i] * (1 - a));
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((c) => (c / 255 <= 0.03928 ? c / 3294.6 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    const above = [];
    for (let e = element; e; e = e.parentElement) above.unshift(parse(getComputedStyle(e).backgroundColor));
    return above.reduce((under, colour) => over(colour, under), [255, 255, 255]);
  };
  const opacity = (element) => {
    let shown = 1;
    for (let e = element; e; e = e.parentElement) shown *= getComputedStyle(e).opacity;
    return shown;
  };
  const faint = [];
  const judge = (element, colour, text) => {
    const style = getComputedStyle(element);
    const under = ground(element);
    const [r, g, b, a = 1] = parse(colour);
    const [high, low] = [luminance(over([r, g, b, a * opacity(element)], under)), luminance(under)].sort((x, y) => y - x);
    const ratio = (high + 0.05) / (low + 0.05);
    const large = parseFloat(style.fontSize) >= 24;
    if (ratio < (large ? 3 : 4.5)) faint.push(`${text.trim().slice(0, 20)} ${ratio.toFixed(2)}`);
  };
  const texts = document.createTreeWalker(document.querySelector("gradio-app"), NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() && element.checkVisibility({opacityProperty: true, visibilityProperty: true}) && element.getClientRects().length)
      judge(element, getComputedStyle(element).color, node.data);
  }
  for (const element of document.querySelectorAll("textarea"))
    judge(element, getComputedStyle(element, "::placeholder").color, element.placeholder);
  return faint;
}
