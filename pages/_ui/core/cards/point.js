// Tells which mark of a figure was pressed, whatever tool the mouse has: Streamlit keeps silent while it is a lasso.
export default function ({ data, setTriggerValue }) {
  let figure, listens;
  const press = (event) => {
    const mark = event.points?.find((point) => point.id !== undefined);
    if (mark) setTriggerValue("pressed", String(mark.id));
  };
  const stop = () => figure?.removeListener?.("plotly_click", press);
  const listen = () => {
    const now = document.querySelector(`.st-key-${CSS.escape(data.figure)} .js-plotly-plot`);
    if (!now?.on || (now === figure && now.on === listens)) return; // drawn anew, it forgets who listens
    stop();
    figure = now;
    listens = now.on;
    now.on("plotly_click", press);
  };
  listen();
  const timer = setInterval(listen, 200);
  return () => { clearInterval(timer); stop(); };
}
