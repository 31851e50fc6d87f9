#pragma once

#include <string>
#include <string_view>

#include "rodedraad/graph/drawing.h"

namespace rodedraad::graph {

/// What a drawing is made from.
struct Source {
  const config::Config& config;
  const config::Catalogue& catalogue;
};

/// Puts boxes and arrows into one drawing, and numbers them.
class Sketch {
 public:
  /// \p prefix begins the id of every box: "w1".
  Sketch(Drawing& drawing, std::string prefix) : drawing_(drawing), prefix_(std::move(prefix)) {}

  /// \returns its id.
  std::string add(Node node);
  /// The box that says the same, or a new one.
  std::string shared(Node node);
  void arrow(const std::string& from, const std::string& to, Edge::Kind kind);

 private:
  Drawing& drawing_;
  std::string prefix_;
};

/// The boxes of what wakes a rule. Fields of which any may change share one box.
void add_causes(const Source& source, const config::Rule& rule, const std::string& rule_box,
                Sketch& sketch);

/// The boxes of what a rule brings about.
void add_effects(const Source& source, const config::Workflow& workflow, const config::Rule& rule,
                 const std::string& rule_box, Sketch& sketch);

/// What the installed plugins say of a message; empty when none knows it.
std::string kind_words(const config::Catalogue& catalogue, std::string_view kind, bool incoming);

/// The name of an organisation, or its id.
std::string organisation_name(const config::Region& region, std::string_view id);

/// The confirmation "workflow/await"; null when there is none.
const config::Await* find_await(const config::Config& config, std::string_view name);

/// The task "workflow/task"; null when there is none.
const config::TaskAction* find_task(const config::Config& config, std::string_view name);

/// What links a cause to what it listens to.
enum class Tie { deadline, stop, task, await };
std::string tie(Tie kind, std::string_view name);

/// The field or the message that a confirmation waits for.
std::string answer_words(const config::Await& await);

}  // namespace rodedraad::graph
