#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <iostream>
#include <memory>
#include <random>
#include <stdexcept>
#include <thread>
#include <vector>

#include "figures.h"
#include "folder.h"
#include "hub_process.h"
#include "load.h"
#include "measured_hub.h"
#include "partners.h"
#include "rodedraad/store/reader.h"
#include "rodedraad/store/search.h"
#include "spine.h"
#include "traffic.h"

/// What an administrator asks of a store that is as full as that of a region after two years, while
/// 200 messages a second come in. SEARCH_MESSAGES and SEARCH_CASES say how full; SEARCH_DATA names
/// a data folder that `rodedraad generate` filled before, with so many. The goals: 1 s for what is
/// sought, 200 ms for a page, at the 95th percentile.
namespace rodedraad::bench {
namespace {

constexpr double kRate = 200;  ///< msg/s
constexpr std::size_t kConnections = 16;
constexpr std::size_t kPersons = 500;  ///< whom the messages are about
constexpr int kRounds = 60;            ///< of each question
constexpr double kSearchGoal = 1000;   ///< ms
constexpr double kListGoal = 200;

std::size_t given(const char* name, std::size_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::stoul(value);
}

/// Messages at a steady rate on a thread of its own, until it ends.
class Traffic {
 public:
  explicit Traffic(std::uint16_t port) : port_(port) {
    closed_loop({port}, kConnections, kPersons, duo_notification);
    thread_ = std::thread{[this] { run(); }};
  }
  ~Traffic() {
    stopping_ = true;
    thread_.join();
  }
  Traffic(const Traffic&) = delete;
  Traffic& operator=(const Traffic&) = delete;

 private:
  void run() {
    for (std::size_t round = 0; !stopping_; ++round) {
      constexpr double seconds = 2;
      constexpr auto each = static_cast<std::size_t>(kRate * seconds);
      open_loop({port_}, kConnections, kRate, seconds, [&](std::size_t number) {
        const auto place = round * each + number;
        return signed_statement(place % kPersons, first_ + place / kPersons);
      });
    }
  }

  std::uint16_t port_;
  /// A store that is measured once more has not seen them: a number lasts longer than a second.
  std::size_t first_ = static_cast<std::size_t>(std::time(nullptr));
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

/// A full store, a hub that works on it, and who asks.
class Setup {
 public:
  Setup() : cases_(given("SEARCH_CASES", 2000)), messages_(given("SEARCH_MESSAGES", 200'000)) {
    copy_spine_without_limits(RODEDRAAD_CONFIG, config());
    const char* filled = std::getenv("SEARCH_DATA");
    data_ = filled != nullptr ? std::filesystem::path{filled} : folder_.path() / "data";
    if (filled == nullptr) fill();
    location_ = store::Location::from_url("sqlite:hub.db", data_);
    sample();
  }

  void begin_traffic() {
    hub_ = std::make_unique<HubProcess>(hub_program(),
                                        HubProcess::Place{config(), data_, partners_.address()});
    traffic_ = std::make_unique<Traffic>(hub_->port());
  }

  /// Before main() ends: the load uses what goes then.
  void end() {
    traffic_.reset();
    hub_.reset();
  }

  store::Search& search() { return *search_; }
  store::Reader& reader() { return *reader_; }
  const std::string& any_case() { return any(case_ids_); }
  const store::MessageLine& any_message() { return any(lines_); }
  std::string any_key() { return "synthetisch-" + std::to_string(below(messages_)); }
  std::string any_number() { return std::to_string(9'000'000'000 + below(cases_)); }
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(random_() % end); }
  template <class List>
  const typename List::value_type& any(const List& list) {
    return list[below(list.size())];
  }
  store::Instant any_moment() {
    return now() - std::chrono::hours{24 * static_cast<int>(below(700))};
  }
  static store::Instant now() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  }
  static std::string today() {
    const auto text = model::rfc3339(now());
    return text.substr(0, 10);
  }

 private:
  std::filesystem::path config() const { return folder_.path() / "config"; }

  void fill() {
    const auto command = hub_program() + " generate --config " + config().string() + " --data " +
                         data_.string() + " --cases " + std::to_string(cases_) + " --messages " +
                         std::to_string(messages_);
    if (std::system(command.c_str()) != 0) throw std::runtime_error("nothing was generated");
  }

  /// What is asked after is spread over the two years.
  void sample() {
    search_ = std::make_unique<store::Search>(location_, std::chrono::seconds{60});
    reader_ = std::make_unique<store::Reader>(location_);
    for (int i = 0; i < 100; ++i) {
      store::MessageQuery query;
      query.until = any_moment();
      auto page = search_->messages(query, {}, 20);
      for (auto& line : page.lines) {
        if (!line.case_id.empty()) case_ids_.push_back(line.case_id);
        lines_.push_back(std::move(line));
      }
    }
    if (case_ids_.empty()) throw std::runtime_error("the store is empty");
    search_ = std::make_unique<store::Search>(location_);
  }

  std::mt19937_64 random_{20261122};
  std::size_t cases_, messages_;
  Folder folder_;
  std::filesystem::path data_;
  store::Location location_;
  std::unique_ptr<store::Search> search_;
  std::unique_ptr<store::Reader> reader_;
  std::vector<std::string> case_ids_;
  std::vector<store::MessageLine> lines_;
  Partners partners_;
  std::unique_ptr<HubProcess> hub_;
  std::unique_ptr<Traffic> traffic_;
};

Setup& running() {
  static Setup setup;
  return setup;
}

using Ask = std::function<void(Setup&)>;

void measure(benchmark::State& state, const Ask& ask, double goal) {
  auto& setup = running();
  for ([[maybe_unused]] auto round : state) {
    Latencies latencies;
    try {
      for (int i = 0; i < kRounds; ++i) {
        const auto start = Steady::now();
        ask(setup);
        latencies.add(Steady::now() - start);
      }
    } catch (const store::TooSlow&) {
      return state.SkipWithError("took more than two seconds");
    }
    state.SetIterationTime(latencies.percentile(0.5) / 1000);
    figure(state, "p50", "ms", latencies.percentile(0.5));
    figure(state, "p95", "ms", latencies.percentile(0.95), Limit{"goal", goal});
    figure(state, "p99", "ms", latencies.percentile(0.99));
  }
}

void add(const std::string& name, double goal, Ask ask) {
  benchmark::RegisterBenchmark(
      ("search/" + name).c_str(),
      [ask = std::move(ask), goal](benchmark::State& state) { measure(state, ask, goal); })
      ->UseManualTime()
      ->Iterations(1);
}

void add_messages() {
  add("messages, newest", kListGoal, [](Setup& on) { on.search().messages({}); });
  add("messages, ten pages", 10 * kListGoal, [](Setup& on) {
    std::string cursor;
    for (int page = 0; page < 10; ++page) cursor = on.search().messages({}, cursor).next;
  });
  add("messages of a connection and kind", kListGoal, [](Setup& on) {
    const auto& line = on.any_message();
    on.search().messages({.connection = line.connection, .kind = line.kind});
  });
  add("messages of a municipality in a month", kListGoal, [](Setup& on) {
    const auto from = on.any_moment();
    on.search().messages({.municipalities = {on.any_message().municipality},
                          .from = from,
                          .until = from + std::chrono::hours{24 * 30}});
  });
  add("messages that were refused", kListGoal, [](Setup& on) {
    on.search().messages(
        {.connection = on.any_message().connection, .states = {store::MessageState::refused}});
  });
  add("messages of a connection that is not there", kListGoal,
      [](Setup& on) { on.search().messages({.connection = "er-is-geen"}); });
  add("messages of a case", kSearchGoal,
      [](Setup& on) { on.search().messages({.case_id = on.any_case()}); });
  add("message by key", kSearchGoal,
      [](Setup& on) { on.search().messages({.key = on.any_key()}); });
  add("message by how its id begins", kSearchGoal,
      [](Setup& on) { on.search().messages({.id = on.any_message().id.substr(0, 13)}); });
}

void add_deliveries() {
  using store::DeliveryState;
  add("deliveries, newest", kListGoal, [](Setup& on) { on.search().deliveries({}); });
  add("deliveries of an organisation and municipality", kListGoal, [](Setup& on) {
    on.search().deliveries(
        {.municipalities = {on.any_message().municipality}, .organisation = "duo"});
  });
  add("deliveries that wait", kListGoal, [](Setup& on) {
    on.search().deliveries({.states = {DeliveryState::queued, DeliveryState::awaiting}});
  });
  add("deliveries that were cancelled, of a connection", kListGoal, [](Setup& on) {
    on.search().deliveries({.connection = "duo", .states = {DeliveryState::cancelled}});
  });
  add("deliveries of a case", kSearchGoal,
      [](Setup& on) { on.search().deliveries({.case_id = on.any_case()}); });
  add("the desk", kListGoal, [](Setup& on) { on.search().deliveries({.desk = true}); });
  add("how busy each connection is", kListGoal,
      [](Setup& on) { on.search().waiting({}, Setup::now()); });
}

void add_cases() {
  using store::TermState;
  add("cases, newest", kListGoal, [](Setup& on) { on.search().cases({}); });
  add("cases by name", kSearchGoal,
      [](Setup& on) { on.search().cases({.name = "Öztürk Fatima"}); });
  add("cases by a word of most names", kSearchGoal,
      [](Setup& on) { on.search().cases({.name = "van Dijk"}); });
  add("case by V-number", kSearchGoal, [](Setup& on) {
    on.reader().case_with({}, {"vNummer", on.any_number()});
  });
  add("cases by number", kSearchGoal,
      [](Setup& on) { on.search().cases({.number = on.any_case().substr(0, 13)}); });
  for (const auto& [name, state] : {std::pair{"late", TermState::late},
                                    {"due this week", TermState::this_week},
                                    {"without a term", TermState::none}}) {
    add(std::string{"cases, "} + name, kListGoal, [state = state](Setup& on) {
      on.search().cases({.municipalities = {on.any_message().municipality},
                         .today = Setup::today(),
                         .term_state = state});
    });
  }
  add("terms, late first", kListGoal,
      [](Setup& on) { on.search().terms({.today = Setup::today()}); });
  add("terms counted over a year", kSearchGoal,
      [](Setup& on) { on.search().term_counts({.from = Setup::today(), .until = "2027-12-31"}); });
  add("tasks of an organisation", kListGoal,
      [](Setup& on) { on.search().tasks({.organisation = "duo"}); });
}

void add_logs() {
  add("audit, newest", kListGoal, [](Setup& on) { on.search().audit({}); });
  add("audit, what people did", kListGoal, [](Setup& on) {
    on.search().audit({.municipalities = {on.any_message().municipality}, .people = true});
  });
  add("audit of a case", kSearchGoal,
      [](Setup& on) { on.search().audit({.object = on.any_case()}); });
  add("audit of a message", kSearchGoal,
      [](Setup& on) { on.search().audit({.object = on.any_message().id}); });
  add("audit of a person who works here", kSearchGoal,
      [](Setup& on) { on.search().audit({.actor = "B. Jansen"}); });
  add("audit of a rare action", kSearchGoal,
      [](Setup& on) { on.search().audit({.action = "store"}); });
  add("processing of a person", kSearchGoal, [](Setup& on) {
    on.search().processing({.subject_type = "V-nummer", .subject = on.any_number()});
  });
  add("processing of a day", kListGoal, [](Setup& on) {
    const auto from = on.any_moment();
    on.search().processing({.from = from, .until = from + std::chrono::hours{24}});
  });
}

}  // namespace
}  // namespace rodedraad::bench

int main(int argc, char** argv) {
  using namespace rodedraad::bench;
  benchmark::Initialize(&argc, argv);
  add_messages();
  add_deliveries();
  add_cases();
  add_logs();
  if (std::getenv("SEARCH_QUIET") == nullptr) running().begin_traffic();
  benchmark::RunSpecifiedBenchmarks();
  running().end();
  benchmark::Shutdown();
  return 0;
}
