#include <fmt/format.h>

#include <algorithm>

#include "sketch.h"
#include "words.h"

namespace rodedraad::graph {

namespace {

/// "Voor taak pip: Sociale Dienst Drechtsteden".
std::string owner_words(const Source& source, std::string_view word, std::string_view task) {
  const auto names = executors(source.config.region, task);
  return fmt::format("{} taak {}: {}", word, task,
                     names.empty() ? "niemand heeft deze taak" : names);
}

std::string receiver_words(const Source& source, const config::Send& send) {
  const std::string_view to{send.to};
  const auto colon = to.find(':');
  if (colon == std::string_view::npos) return send.to;
  const auto name = to.substr(colon + 1);
  if (to.starts_with("task:")) return owner_words(source, "Naar", name);
  const auto* connection = source.config.connection(name);
  if (connection == nullptr) return send.to;
  return fmt::format("Naar {} via {}",
                     organisation_name(source.config.region, connection->organisation), name);
}

Node send_box(const Source& source, const config::Send& send) {
  Node node{{}, Kind::send, send.message, {}, send.message, send.place};
  const auto said = kind_words(source.catalogue, send.message, false);
  if (!said.empty()) node.lines.push_back(said);
  node.lines.push_back(receiver_words(source, send));
  const auto* purpose = source.config.purpose(send.purpose);
  node.lines.push_back("Grondslag: " + (purpose == nullptr ? send.purpose : purpose->article));
  if (purpose != nullptr && !purpose->consent.empty()) {
    node.lines.push_back("Alleen met toestemming: " + purpose->consent);
  }
  for (const auto& [field, value] : send.with) node.lines.push_back('"' + value + '"');
  return node;
}

Node await_box(const config::Workflow& workflow, const config::Await& await) {
  return {{},
          Kind::await,
          "Er moet antwoord komen binnen " + in_dutch(await.within),
          {answer_words(await)},
          workflow.id + '/' + await.id,
          await.place,
          tie(Tie::await, workflow.id + '/' + await.id)};
}

Node silence_box(const Source& source, const config::Await& await) {
  Node node{{}, Kind::task, await.title, {}, {}, await.place};
  if (!await.text.empty()) node.lines.push_back(await.text);
  node.lines.push_back(owner_words(source, "Voor", await.task));
  return node;
}

/// A rule of a deadline: "T01: 10 weken na Dag van ... (Besluit inburgering 2021, art. 5.3)".
std::string term_words(const config::DeadlineRule& rule) {
  std::string result = rule.id + ": ";
  if (rule.length.count == 0) {
    result += "tot en met " + field_in_sentence(rule.start);
  } else {
    result += in_dutch(rule.length) + (rule.start_counts ? " vanaf " : " na ") +
              field_in_sentence(rule.start);
  }
  result += ". " + rule.article;
  if (!rule.to.empty()) result += ", tot en met " + rule.to;
  return result;
}

Node deadline_box(const Source& source, const config::DeadlineAction& action) {
  Node node{{},
            Kind::deadline,
            action.deadline,
            {},
            action.deadline,
            action.place,
            tie(Tie::deadline, action.deadline)};
  const auto* set = source.config.deadline(action.deadline);
  if (set == nullptr) return node;
  node.title = set->title;
  if (!set->given.empty()) {
    node.lines.push_back("De datum van de partner gaat voor: " + field_in_sentence(set->given));
  }
  for (const auto& rule : set->rules) node.lines.push_back(term_words(rule));
  std::vector<std::string> warnings;
  for (const auto& warning : set->warnings) warnings.push_back(in_dutch(warning));
  if (!warnings.empty()) {
    node.lines.push_back("Waarschuwing " + enumerate(warnings) + " voor het einde");
  }
  for (const auto& suspension : set->suspensions) {
    node.lines.push_back(fmt::format("Staat stil van {} tot {}. {}",
                                     field_in_sentence(suspension.from),
                                     field_in_sentence(suspension.until), suspension.article));
  }
  if (set->lapses) node.lines.push_back("Vervalt: " + set->lapse_reason);
  if (!set->task.empty())
    node.lines.push_back(owner_words(source, "Te laat: werk voor", set->task));
  return node;
}

Node stop_box(const Source& source, const config::DeadlineAction& action) {
  const auto* set = source.config.deadline(action.deadline);
  Node node{{},
            Kind::stop,
            set == nullptr ? action.deadline : set->title,
            {},
            action.deadline,
            action.place,
            tie(Tie::stop, action.deadline)};
  if (!action.because.empty()) node.lines.push_back("Want: " + action.because);
  return node;
}

Node task_box(const Source& source, const config::Workflow& workflow,
              const config::TaskAction& task) {
  Node node{{}, Kind::task, task.title, {}, {}, task.place};
  if (!task.id.empty()) {
    node.name = workflow.id + '/' + task.id;
    node.tie = tie(Tie::task, node.name);
  }
  if (!task.text.empty()) node.lines.push_back(task.text);
  node.lines.push_back(owner_words(source, "Voor", task.task));
  if (task.due) node.lines.push_back("Binnen " + in_dutch(*task.due));
  return node;
}

}  // namespace

void add_effects(const Source& source, const config::Workflow& workflow, const config::Rule& rule,
                 const std::string& rule_box, Sketch& sketch) {
  const auto effect = [&](Node node) {
    auto id = sketch.add(std::move(node));
    sketch.arrow(rule_box, id, Edge::Kind::does);
    return id;
  };
  for (const auto& send : rule.sends) {
    const auto sent = effect(send_box(source, send));
    for (const auto& await : send.awaits) {
      const auto expected = sketch.add(await_box(workflow, await));
      sketch.arrow(sent, expected, Edge::Kind::expects);
      if (await.title.empty()) continue;
      sketch.arrow(expected, sketch.add(silence_box(source, await)), Edge::Kind::silence);
    }
  }
  for (const auto& action : rule.starts) effect(deadline_box(source, action));
  for (const auto& action : rule.stops) effect(stop_box(source, action));
  for (const auto& task : rule.tasks) effect(task_box(source, workflow, task));
  if (!rule.close.empty()) {
    effect({{}, Kind::case_state, "De zaak gaat dicht", {"Want: " + rule.close}, {}, rule.place});
  }
  if (rule.reopen) effect({{}, Kind::case_state, "De zaak gaat weer open", {}, {}, rule.place});
}

}  // namespace rodedraad::graph
