#include <algorithm>
#include <pugixml.hpp>
#include <sstream>

#include "config_files.h"
#include "coverage.h"
#include "input.h"
#include "laws.h"
#include "rodedraad/graph/drawing.h"
#include "rodedraad/hub/admission.h"
#include "rodedraad/hub/cases.h"
#include "rodedraad/hub/deadlines.h"
#include "rodedraad/hub/ids.h"
#include "routes.h"
#include "steps.h"
#include "views.h"
#include "words.h"

/// /v1/werkstromen, and trying a message: what the rules do.
namespace rodedraad::admin {

namespace json = boost::json;

namespace {

/// So many of the last deliveries are counted for a drawing.
constexpr std::size_t kCounted = 5'000;
constexpr std::chrono::days kWeek{7};

std::string place_of(const config::Place& place) {
  return place.file + ':' + std::to_string(place.line);
}

sdk::Answer all(const Context& context) {
  const auto setup = context.setup();
  json::array result;
  for (const auto& workflow : setup->config().workflows) {
    result.push_back(json::object{{"id", workflow.id},
                                  {"wet", workflow.law},
                                  {"aantalRegels", workflow.rules.size()},
                                  {"plaats", place_of(workflow.place)}});
  }
  return reply(json::object{{"resultaten", std::move(result)}});
}

/// How often each rule sent which kind of message this week, and what is open.
struct Counts {
  std::map<std::string, std::int64_t> rules;                          ///< "workflow/rule"
  std::map<std::pair<std::string, std::string>, std::int64_t> sends;  ///< with the kind
  std::map<std::string, std::int64_t> tasks;
  std::map<std::string, std::int64_t> deadlines;
};

Counts count(Workplace& work, const std::vector<std::string>& scope, model::Instant now) {
  Counts counts;
  store::DeliveryQuery sent;
  sent.municipalities = scope;
  sent.from = now - kWeek;
  std::string cursor;
  std::size_t seen = 0;
  do {
    const auto page = work.search.deliveries(sent, cursor, store::Search::kMostLines);
    for (const auto& line : page.lines) {
      ++counts.rules[line.rule];
      ++counts.sends[{line.rule, line.kind}];
    }
    seen += page.lines.size();
    cursor = page.next;
  } while (!cursor.empty() && seen < kCounted);
  store::TaskQuery open;
  open.municipalities = scope;
  for (const auto& line : work.search.tasks(open, {}, store::Search::kMostLines).lines) {
    ++counts.tasks[line.rule];
  }
  store::TermQuery terms;
  terms.municipalities = scope;
  const std::chrono::sys_days today{model::dutch_day(now)};
  terms.today = hub::text_of(today);
  terms.state = store::TermQuery::State::due;
  terms.from = terms.today;
  terms.until = hub::text_of(today + std::chrono::days{365});
  for (const auto& each : work.search.term_counts(terms)) {
    counts.deadlines[each.deadline] += each.count;
  }
  return counts;
}

template <class Map>
json::value found_in(const Map& map, const typename Map::key_type& key) {
  const auto found = map.find(key);
  return found == map.end() ? json::value(0) : json::value(found->second);
}

/// The rule from which a box follows: that of the arrow that comes to it.
std::string rule_of(const graph::Drawing& drawing, const graph::Node& node) {
  if (node.kind == graph::Kind::rule) return node.name;
  for (const auto& edge : drawing.edges) {
    if (edge.to == node.id && edge.kind == graph::Edge::Kind::does) {
      return drawing.node(edge.from).name;
    }
    if (edge.from == node.id && edge.kind == graph::Edge::Kind::wakes) {
      return drawing.node(edge.to).name;
    }
  }
  return {};
}

json::value count_of(const graph::Node& node, const std::string& rule, const Counts& counts) {
  switch (node.kind) {
    case graph::Kind::rule:
      return found_in(counts.rules, rule);
    case graph::Kind::send: {
      std::int64_t sum = 0;
      for (const auto& [key, number] : counts.sends) {
        const bool same = key.first == rule && (node.title == key.second ||
                                                std::find(node.lines.begin(), node.lines.end(),
                                                          key.second) != node.lines.end());
        sum += same ? number : 0;
      }
      return sum;
    }
    case graph::Kind::task:
      return found_in(counts.tasks, rule);
    case graph::Kind::deadline:
      return node.name.empty() ? json::value(nullptr) : found_in(counts.deadlines, node.name);
    case graph::Kind::cause:
    case graph::Kind::await:
    case graph::Kind::stop:
    case graph::Kind::case_state:
      break;
  }
  return nullptr;
}

json::array nodes_of(const graph::Drawing& drawing, const Counts& counts) {
  json::array result;
  for (const auto& node : drawing.nodes) {
    const auto rule = rule_of(drawing, node);
    result.push_back(json::object{{"id", node.id},
                                  {"soort", json::string{graph::to_string(node.kind)}},
                                  {"titel", node.title},
                                  {"regel", or_null(rule.substr(rule.find('/') + 1))},
                                  {"aantal", count_of(node, rule, counts)}});
  }
  return result;
}

std::string_view words_of(graph::Edge::Kind kind) {
  switch (kind) {
    case graph::Edge::Kind::wakes:
      return "wekt";
    case graph::Edge::Kind::does:
      return "doet";
    case graph::Edge::Kind::expects:
      return "verwacht";
    case graph::Edge::Kind::silence:
      return "blijft uit";
    case graph::Edge::Kind::heard:
      break;
  }
  return "gehoord";
}

json::array edges_of(const graph::Drawing& drawing) {
  json::array result;
  for (const auto& edge : drawing.edges) {
    result.push_back(json::object{
        {"van", edge.from}, {"naar", edge.to}, {"titel", json::string{words_of(edge.kind)}}});
  }
  return result;
}

/// A rule as it stands in its file.
std::string xml_of(const ConfigFiles& files, const config::Rule& rule) {
  const auto file = files.find(rule.place.file);
  if (file == files.end()) return {};
  pugi::xml_document document;
  if (!document.load_string(file->second.c_str(), pugi::parse_default | pugi::parse_comments)) {
    return {};
  }
  const auto node = document.find_node([&](const pugi::xml_node& each) {
    return std::string_view{each.name()} == "rule" && rule.id == each.attribute("id").value();
  });
  std::ostringstream out;
  node.print(out, "  ", pugi::format_default | pugi::format_no_declaration);
  return out.str();
}

/// What the drawing says of a rule, as sentences.
json::array sentences_of(const graph::Drawing& drawing, const std::string& name) {
  json::array result;
  for (const auto& node : drawing.nodes) {
    if (rule_of(drawing, node) != name) continue;
    auto sentence = std::string{graph::in_dutch(node.kind)} + ": " + node.title;
    for (const auto& line : node.lines) sentence += "; " + line;
    result.push_back(json::string{sentence});
  }
  return result;
}

json::array rules_of(const config::Workflow& workflow, const graph::Drawing& drawing,
                     const Counts& counts, RuleCoverage& coverage, const Context& context) {
  const auto files = read_files(context.installed.config);
  auto covered = coverage.of(context);
  json::array result;
  for (const auto& rule : workflow.rules) {
    const auto name = workflow.id + '/' + rule.id;
    json::array scenarios;
    for (const auto& scenario : covered[name]) {
      scenarios.push_back(json::object{{"bestand", scenario.file}, {"naam", scenario.title}});
    }
    result.push_back(json::object{{"id", rule.id},
                                  {"plaats", place_of(rule.place)},
                                  {"xml", xml_of(files, rule)},
                                  {"uitleg", sentences_of(drawing, name)},
                                  {"scenarios", std::move(scenarios)},
                                  {"verstuurd", found_in(counts.rules, name)}});
  }
  return result;
}

sdk::Answer show(const Request& request, Workplace& work, RuleCoverage& coverage,
                 const Context& context) {
  const auto scope = scope_of(request, Right::metadata);
  if (!scope) return forbidden();
  const auto setup = context.setup();
  const auto& workflows = setup->config().workflows;
  const auto workflow = std::find_if(workflows.begin(), workflows.end(),
                                     [&](const auto& each) { return each.id == request.id(); });
  if (workflow == workflows.end()) return not_found();
  const auto drawings = graph::draw(setup->config(), setup->context().catalogue, workflow->id);
  if (drawings.empty()) return not_found();
  const auto& drawing = drawings.front();
  const auto counts = count(work, *scope, context.clock.now());
  return reply(json::object{{"id", workflow->id},
                            {"wet", workflow->law},
                            {"plaats", place_of(workflow->place)},
                            {"knopen", nodes_of(drawing, counts)},
                            {"lijnen", edges_of(drawing)},
                            {"regels", rules_of(*workflow, drawing, counts, coverage, context)}});
}

// ---- trying a message ----

json::array planned_deliveries(const hub::Plan& plan) {
  json::array result;
  for (const auto* rows : {&plan.sends, &plan.unparked}) {
    for (const auto& row : *rows) {
      json::array withheld;
      for (const auto& [field, reason] : row.withheld) {
        withheld.push_back(json::object{{"veld", field}, {"reden", reason}});
      }
      result.push_back(json::object{{"koppeling", row.connection},
                                    {"organisatie", row.organisation},
                                    {"soort", row.message.kind},
                                    {"grondslag", row.purpose},
                                    {"velden", json::value_from(row.fields)},
                                    {"achtergehouden", std::move(withheld)},
                                    {"wachtOp", row.waits_for}});
    }
  }
  return result;
}

void append(json::array& to, json::array from) {
  for (auto& each : from) to.push_back(std::move(each));
}

/// What a message would do: nothing of it is written or sent.
sdk::Answer try_message(const Request& request, Context& context) {
  auto input = Input::of_body(request);
  const auto id = input.text("koppeling", Input::Need::required);
  sdk::Message message;
  message.body = input.text("inhoud", Input::Need::required, std::size_t{8} << 20U);
  message.media_type = input.text("mediatype");
  message.method = input.text("methode");
  message.target = input.text("pad");
  if (auto refusal = input.refusal()) return *refusal;
  const auto setup = context.setup();
  const auto* connection = setup->config().connection(id);
  if (connection == nullptr) {
    return problem(400, "Onvolledig of onjuist", "Er klopt één ding niet; zie invalidParams.",
                   {{"koppeling", "deze koppeling is er niet"}});
  }
  if (!may_with_message(request.person, Right::content, setup->config(), id, {})) {
    return forbidden();
  }
  if (auto refusal = recorded(request, context, "message.try", id, {})) return *refusal;
  if (message.method.empty()) message.method = "POST";
  if (message.media_type.empty()) {
    message.media_type = message.body.starts_with('<') ? "text/xml" : "application/json";
  }
  hub::Ids ids{context.clock};
  message.id = ids.next();
  // What can be tried tells what the cases of a municipality hold: only who may see those, tries it
  // against them.
  const auto cases = request.person.municipalities(Right::content)
                         ? hub::no_cases()
                         : hub::stored_cases(context.hub.location());
  auto admitted = hub::admit(setup->context(), *connection, std::move(message));
  json::array steps, deliveries;
  const auto tell = [&](const hub::Plan& plan) {
    append(steps, steps_of(plan.message));
    append(deliveries, planned_deliveries(plan));
  };
  auto row = admitted.row;
  if (admitted.reply == sdk::Reply::accepted) {
    auto plan = hub::make_plan(setup->context(), *cases, std::move(admitted.row));
    tell(plan);
    row = plan.message;
    for (auto& part : plan.parts) {
      if (part.state != store::MessageState::received) continue;
      tell(hub::make_plan(setup->context(), *cases, std::move(part)));
    }
  } else {
    steps = steps_of(row);
  }
  return reply(json::object{{"stand", json::string{word_of(row.state)}},
                            {"reden", row.reason},
                            {"bevindingen", findings_of(row)},
                            {"stappen", std::move(steps)},
                            {"afleveringen", std::move(deliveries)}});
}

}  // namespace

void add_workflows(Router& router, Context& context) {
  auto coverage = std::make_shared<RuleCoverage>();
  router.add("GET", "/v1/werkstromen", Right::metadata,
             [&](const auto&, auto&) { return all(context); });
  router.add("GET", "/v1/werkstromen/{id}", Right::metadata,
             [&context, coverage](const auto& request, auto& work) {
               return show(request, work, *coverage, context);
             });
  router.add("POST", "/v1/berichten/_probeer", Right::content,
             [&](const auto& request, auto&) { return try_message(request, context); });
}

}  // namespace rodedraad::admin
