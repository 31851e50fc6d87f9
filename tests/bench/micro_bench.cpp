#include <benchmark/benchmark.h>

#include <boost/json.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "figures.h"
#include "known_case.h"
#include "rodedraad/hub/plan.h"
#include "rodedraad/message/mapping.h"
#include "rodedraad/message/tree.h"
#include "rodedraad/workflow/decide.h"
#include "traffic.h"

/// The steps of one message without disk and network.
namespace rodedraad::bench {
namespace {

const std::string& body() {
  static const auto text = signed_statement_body(0, 0, 14);
  return text;
}

double boost_parse_us = 0;

/// Times \p step and shows it beside what Boost.JSON takes to read the same 2 KB.
template <class Step>
double measure(benchmark::State& state, Step step) {
  const auto start = std::chrono::steady_clock::now();
  for ([[maybe_unused]] auto round : state) step();
  const std::chrono::duration<double, std::micro> spent = std::chrono::steady_clock::now() - start;
  const auto each = spent.count() / static_cast<double>(state.iterations());
  if (boost_parse_us > 0) {
    figure(state, "time", "us", each, Limit{"Boost.JSON parse of 2 KB", boost_parse_us});
  } else {
    figure(state, "time", "us", each);
  }
  return each;
}

void boost_json(benchmark::State& state) {
  boost_parse_us = 0;
  boost_parse_us = measure(state, [] { benchmark::DoNotOptimize(boost::json::parse(body())); });
}

void parse(benchmark::State& state) {
  measure(state, [] { benchmark::DoNotOptimize(message::parse_json(body())); });
}

void mapping(benchmark::State& state) {
  const auto compiled =
      message::Mapping::compile(known_case().config().mappings.at("vluchtelingenwerk"));
  const auto tree = message::parse_json(body());
  measure(state, [&] {
    sdk::Decoded decoded;
    compiled->apply("vwn.pvt", tree->root(), decoded);
    benchmark::DoNotOptimize(decoded);
  });
}

void admit_and_decode(benchmark::State& state) {
  const auto& adapter = known_case().adapter("vluchtelingenwerk");
  const auto row = known_case().message(0);
  measure(state, [&] {
    benchmark::DoNotOptimize(adapter.admit(row.message));
    benchmark::DoNotOptimize(adapter.decode(row.message));
  });
}

void merge(benchmark::State& state) {
  const auto facts = known_case().facts_of_message();
  const auto& grown = known_case().file();
  measure(state, [&] {
    auto file = grown;
    benchmark::DoNotOptimize(model::merge(file, facts));
  });
}

void decide(benchmark::State& state) {
  auto file = known_case().file();
  const auto events = workflow::events_of(model::merge(file, known_case().facts_of_message()));
  const auto today = model::dutch_day(known_case().now());
  measure(state,
          [&] { benchmark::DoNotOptimize(known_case().rules().decide(file, events, {}, today)); });
}

/// The shipped rules, over and over under other names, until there are this many.
config::Config with_rules(std::size_t count) {
  auto result = known_case().config();
  const auto shipped = result.workflows;
  result.workflows.clear();
  for (std::size_t made = 0, round = 0; made < count; ++round) {
    for (auto workflow : shipped) {
      workflow.id += std::to_string(round);
      if (made + workflow.rules.size() > count) workflow.rules.resize(count - made);
      made += workflow.rules.size();
      result.workflows.push_back(std::move(workflow));
    }
  }
  return result;
}

/// What a message costs in rules: 200 of them, with this many cases to tell apart. Everything that
/// the shipped rules listen to for these fields is looked at again for each copy.
void decide_200_rules(benchmark::State& state) {
  const auto config = with_rules(200);
  const workflow::RuleBook book{config, known_case().catalogue()};
  std::vector<model::Case> files(static_cast<std::size_t>(state.range(0)));
  std::vector<workflow::Event> events;
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto& file = files[i];
    file.id = std::to_string(i);
    file.municipality = "0505";
    const auto say = [&](std::string path, std::string value) {
      file.facts.push_back(
          {std::move(path), {}, std::move(value), "duo", "m", {}, {}, known_case().now(), false});
    };
    say("inburgeringsplicht.indicator", "true");
    say("inburgeringsplicht.doelgroep", "asielstatushouder");
    say("pvt.status", "ondertekend");
    const auto changes = model::merge(file, known_case().facts_of_message());
    if (events.empty()) events = workflow::events_of(changes);
  }
  const auto today = model::dutch_day(known_case().now());
  std::size_t next = 0;
  measure(state, [&] {
    next = (next + 7919) % files.size();  // far apart, as messages come in
    benchmark::DoNotOptimize(book.decide(files[next], events, {}, today));
  });
}

/// The calendar of a case: what is due today, and when to look again.
void calendar(benchmark::State& state) {
  const auto config = with_rules(200);
  const workflow::RuleBook book{config, known_case().catalogue()};
  const auto& file = known_case().file();
  const auto today = model::dutch_day(known_case().now());
  const std::chrono::year_month_day yesterday = std::chrono::sys_days{today} - std::chrono::days{1};
  measure(state, [&] {
    benchmark::DoNotOptimize(book.dates(file, yesterday, today));
    benchmark::DoNotOptimize(book.next_date(file, today));
  });
}

void plan(benchmark::State& state) {
  const auto row = known_case().message(0);
  measure(state, [&] {
    benchmark::DoNotOptimize(hub::make_plan(known_case().context(), known_case().cases(), row));
  });
}

BENCHMARK(boost_json)->Name("micro/Boost.JSON parse 2 KB");
BENCHMARK(parse)->Name("micro/parse 2 KB");
BENCHMARK(mapping)->Name("micro/mapping");
BENCHMARK(admit_and_decode)->Name("micro/admit and decode");
BENCHMARK(merge)->Name("micro/copy and merge, 60 facts");
BENCHMARK(decide)->Name("micro/decide");
BENCHMARK(decide_200_rules)->Name("micro/decide, 200 rules")->Arg(1)->Arg(100)->Arg(10'000);
BENCHMARK(calendar)->Name("micro/calendar, 200 rules");
BENCHMARK(plan)->Name("micro/plan");

}  // namespace
}  // namespace rodedraad::bench

BENCHMARK_MAIN();
