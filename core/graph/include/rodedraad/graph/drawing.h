#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/config/config.h"

/// The workflows as a drawing for the person who does the work: what wakes a rule, the rule, and
/// what it brings about. The same configuration always gives the same drawing.
namespace rodedraad::graph {

enum class Kind {
  cause,       ///< what wakes a rule
  rule,        ///< a rule of a workflow
  send,        ///< a message leaves
  await,       ///< a confirmation that must come
  deadline,    ///< a term starts
  stop,        ///< a term has no meaning any more
  task,        ///< work for a person
  case_state,  ///< the case is closed or opened again
};

/// "cause", "rule", ...
std::string_view to_string(Kind kind);
/// What the kind is called in a drawing: "Aanleiding", "Regel", ...
std::string_view in_dutch(Kind kind);

/// A box.
struct Node {
  std::string id;  ///< unique over all drawings, letters and digits only
  Kind kind = Kind::cause;
  std::string title;
  std::vector<std::string> lines;  ///< what more there is to say, Dutch
  std::string name;                ///< in the configuration: "pip/pip-registreren"; empty: none
  config::Place place;             ///< where it stands in the configuration
  std::string tie{};               ///< the same for a cause and what it listens to: "deadline pip"
};

/// An arrow between two boxes of one drawing.
struct Edge {
  enum class Kind {
    wakes,    ///< cause → rule
    does,     ///< rule → what it brings about
    expects,  ///< message → confirmation
    silence,  ///< confirmation that does not come → task
    heard     ///< what a rule brought about → the cause that listens to it
  };
  std::string from, to;
  Kind kind = Kind::wakes;
};

std::string_view to_string(Edge::Kind kind);

/// One workflow.
struct Drawing {
  std::string workflow;
  std::string title;  ///< "PIP (Wet inburgering 2021)"
  std::vector<Node> nodes;
  std::vector<Edge> edges;

  /// Throws std::out_of_range when there is none.
  const Node& node(std::string_view id) const;
};

/// One drawing for each workflow, in the order of the configuration; only \p workflow, unless that
/// is empty. \p catalogue says in words what a message is.
std::vector<Drawing> draw(const config::Config& config, const config::Catalogue& catalogue,
                          std::string_view workflow = {});

/// A flowchart for Mermaid, one subgraph for each workflow.
std::string mermaid(std::span<const Drawing> drawings);

/// One picture: a column for what wakes a rule, one for the rules, one for what they bring about
/// and one for what must follow on that. Black on white; kinds differ by their outline.
std::string svg(std::span<const Drawing> drawings);

/// {"workflows": [{"id", "title", "nodes": [...], "edges": [...]}]}
std::string json(std::span<const Drawing> drawings);

}  // namespace rodedraad::graph
