#include "sketch.h"

#include <algorithm>

#include "words.h"

namespace rodedraad::graph {

namespace {

char letter(Kind kind) {
  switch (kind) {
    case Kind::cause:
      return 'c';
    case Kind::rule:
      return 'r';
    default:
      return 'e';
  }
}

/// Looks for "workflow/id" with \p find, which is given a rule and the id.
template <typename Found, typename Find>
const Found* find_named(const config::Config& config, std::string_view name, Find find) {
  const auto slash = name.find('/');
  if (slash == std::string_view::npos) return nullptr;
  for (const auto& workflow : config.workflows) {
    if (workflow.id != name.substr(0, slash)) continue;
    for (const auto& rule : workflow.rules) {
      if (const Found* found = find(rule, name.substr(slash + 1))) return found;
    }
  }
  return nullptr;
}

}  // namespace

std::string Sketch::add(Node node) {
  const char own = letter(node.kind);
  const auto same = std::count_if(drawing_.nodes.begin(), drawing_.nodes.end(),
                                  [&](const Node& other) { return letter(other.kind) == own; });
  node.id = prefix_ + own + std::to_string(same + 1);
  drawing_.nodes.push_back(std::move(node));
  return drawing_.nodes.back().id;
}

std::string Sketch::shared(Node node) {
  const auto known =
      std::find_if(drawing_.nodes.begin(), drawing_.nodes.end(), [&](const Node& other) {
        return other.kind == node.kind && other.title == node.title && other.lines == node.lines;
      });
  return known == drawing_.nodes.end() ? add(std::move(node)) : known->id;
}

void Sketch::arrow(const std::string& from, const std::string& to, Edge::Kind kind) {
  drawing_.edges.push_back({from, to, kind});
}

std::string kind_words(const config::Catalogue& catalogue, std::string_view kind, bool incoming) {
  for (const auto& plugin : catalogue.plugins) {
    const auto* known = incoming ? plugin.reads(kind) : plugin.writes(kind);
    if (known != nullptr && !known->nl.empty()) return known->nl;
  }
  return {};
}

std::string organisation_name(const config::Region& region, std::string_view id) {
  const auto* organisation = region.organisation(id);
  return organisation == nullptr ? std::string{id} : organisation->name;
}

const config::Await* find_await(const config::Config& config, std::string_view name) {
  return find_named<config::Await>(
      config, name, [](const config::Rule& rule, std::string_view id) -> const config::Await* {
        for (const auto& send : rule.sends) {
          const auto found = std::find_if(send.awaits.begin(), send.awaits.end(),
                                          [&](const auto& await) { return await.id == id; });
          if (found != send.awaits.end()) return &*found;
        }
        return nullptr;
      });
}

const config::TaskAction* find_task(const config::Config& config, std::string_view name) {
  return find_named<config::TaskAction>(
      config, name, [](const config::Rule& rule, std::string_view id) -> const config::TaskAction* {
        const auto found = std::find_if(rule.tasks.begin(), rule.tasks.end(),
                                        [&](const auto& task) { return task.id == id; });
        return found == rule.tasks.end() ? nullptr : &*found;
      });
}

std::string tie(Tie kind, std::string_view name) {
  const std::string_view what = kind == Tie::deadline ? "deadline "
                                : kind == Tie::stop   ? "stop "
                                : kind == Tie::task   ? "task "
                                                      : "await ";
  return std::string{what}.append(name);
}

std::string answer_words(const config::Await& await) {
  return await.field.empty() ? "bericht " + await.message : field_words(await.field);
}

}  // namespace rodedraad::graph
