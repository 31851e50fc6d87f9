#include "rodedraad/graph/drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "sketch.h"
#include "words.h"

namespace rodedraad::graph {

namespace {

Node rule_box(const config::Workflow& workflow, const config::Rule& rule) {
  Node node{{}, Kind::rule, as_words(rule.id), {}, workflow.id + '/' + rule.id, rule.place};
  for (const auto& line : condition_lines(rule.when)) {
    node.lines.push_back((node.lines.empty() ? "Als " : "en ") + line);
  }
  if (!rule.purpose.empty()) node.lines.push_back("Kijkt met grondslag " + rule.purpose);
  if (rule.once) node.lines.emplace_back("Eén keer per zaak");
  if (rule.on_closed) node.lines.emplace_back("Ook als de zaak gesloten is");
  return node;
}

void add_heard(Drawing& drawing) {
  for (const auto& effect : drawing.nodes) {
    if (effect.kind == Kind::cause || effect.tie.empty()) continue;
    for (const auto& cause : drawing.nodes) {
      if (cause.kind != Kind::cause || cause.tie != effect.tie) continue;
      drawing.edges.push_back({effect.id, cause.id, Edge::Kind::heard});
    }
  }
}

}  // namespace

std::string_view to_string(Kind kind) {
  switch (kind) {
    case Kind::cause:
      return "cause";
    case Kind::rule:
      return "rule";
    case Kind::send:
      return "send";
    case Kind::await:
      return "await";
    case Kind::deadline:
      return "deadline";
    case Kind::stop:
      return "stop";
    case Kind::task:
      return "task";
    case Kind::case_state:
      return "case";
  }
  return {};
}

std::string_view in_dutch(Kind kind) {
  switch (kind) {
    case Kind::cause:
      return "Aanleiding";
    case Kind::rule:
      return "Regel";
    case Kind::send:
      return "Bericht";
    case Kind::await:
      return "Wachten";
    case Kind::deadline:
      return "Termijn loopt";
    case Kind::stop:
      return "Termijn vervalt";
    case Kind::task:
      return "Taak";
    case Kind::case_state:
      return "Zaak";
  }
  return {};
}

std::string_view to_string(Edge::Kind kind) {
  switch (kind) {
    case Edge::Kind::wakes:
      return "wakes";
    case Edge::Kind::does:
      return "does";
    case Edge::Kind::expects:
      return "expects";
    case Edge::Kind::silence:
      return "silence";
    case Edge::Kind::heard:
      return "heard";
  }
  return {};
}

const Node& Drawing::node(std::string_view id) const {
  const auto found = std::find_if(nodes.begin(), nodes.end(),
                                  [&](const Node& candidate) { return candidate.id == id; });
  if (found == nodes.end()) throw std::out_of_range{"a drawing has no such box"};
  return *found;
}

std::vector<Drawing> draw(const config::Config& config, const config::Catalogue& catalogue,
                          std::string_view workflow) {
  const Source source{config, catalogue};
  std::vector<Drawing> drawings;
  for (std::size_t i = 0; i < config.workflows.size(); ++i) {
    const auto& own = config.workflows[i];
    if (!workflow.empty() && own.id != workflow) continue;
    Drawing drawing;
    drawing.workflow = own.id;
    drawing.title = fmt::format("{} ({})", as_words(own.id), law_name(own.law));
    Sketch sketch{drawing, fmt::format("w{}", i + 1)};
    for (const auto& rule : own.rules) {
      const auto box = sketch.add(rule_box(own, rule));
      add_causes(source, rule, box, sketch);
      add_effects(source, own, rule, box, sketch);
    }
    add_heard(drawing);
    drawings.push_back(std::move(drawing));
  }
  return drawings;
}

}  // namespace rodedraad::graph
