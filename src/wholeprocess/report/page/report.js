(function () {
  "use strict";
  var root = document.documentElement;
  var tags = { zh: "zh", en: "en" };
  function kept() {
    try {
      return window.localStorage.getItem("wholeprocess-report");
    } catch (error) {
      return null;
    }
  }
  function show(language) {
    root.setAttribute("data-lang", language);
    root.setAttribute("lang", tags[language]);
    document.title = root.getAttribute("data-title-" + language);
    document.querySelectorAll("[data-to]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-to") === language));
    });
  }
  var chosen = kept();
  if (tags[chosen]) {
    root.setAttribute("data-lang", chosen);
  }
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".switch").forEach(function (one) {
      one.hidden = false;
    });
    if (tags[chosen]) {
      show(chosen);
    }
    document.querySelectorAll("[data-to]").forEach(function (button) {
      button.addEventListener("click", function () {
        var language = button.getAttribute("data-to");
        show(language);
        try {
          window.localStorage.setItem("wholeprocess-report", language);
        } catch (error) {
          return;
        }
      });
    });
  });
})();
