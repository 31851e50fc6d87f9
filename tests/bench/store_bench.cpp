
#include <future>
#include <iostream>
#include <map>

#include "figures.h"
#include "folder.h"
#include "raw_store.h"
#include "rodedraad/store/writer.h"
#include "test_server.h"

/// The rows of one message, through SQLite itself and through the hub's writer.
namespace rodedraad::bench {
namespace {

std::map<std::int64_t, double> raw_rates;  // by group

std::vector<MessageRows> next_group(std::size_t& number, std::int64_t size) {
  std::vector<MessageRows> rows;
  for (std::int64_t i = 0; i < size; ++i) rows.push_back(sample_rows(number++));
  return rows;
}

/// Runs \p commit with one group after another; only the commit is timed. \returns messages per
/// second.
template <class Commit>
double measure(benchmark::State& state, Commit commit) {
  std::size_t number = 0;
  std::chrono::duration<double> spent{};
  for ([[maybe_unused]] auto round : state) {
    auto rows = next_group(number, state.range(0));
    const auto start = std::chrono::steady_clock::now();
    commit(rows);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    state.SetIterationTime(took.count());
    spent += took;
  }
  return static_cast<double>(number) / spent.count();
}

void raw(benchmark::State& state) {
  const Folder folder;
  RawStore store{folder.path()};
  const auto rate = measure(state, [&](auto& rows) { store.commit(rows); });
  raw_rates[state.range(0)] = rate;
  figure(state, "rate", "msg/s", rate);
}

void submit(store::Writer& writer, MessageRows& rows) {
  writer.submit([&rows](store::Transaction& transaction) { put(transaction, rows); }, nullptr);
}

void write_to(benchmark::State& state, const store::Location& location) {
  store::Writer store{location, [](std::string_view what) {
                        std::cerr << what << '\n';
                        std::abort();
                      }};
  const auto rate = measure(state, [&](auto& rows) {
    // Hold the writer until the whole group waits, so that the group is one commit.
    std::promise<void> all_wait;
    std::promise<void> on_disk;
    store.submit([](store::Transaction&) {}, [&] { all_wait.get_future().wait(); });
    for (auto& one : rows) submit(store, one);
    store.submit([](store::Transaction&) {}, [&] { on_disk.set_value(); });
    all_wait.set_value();
    on_disk.get_future().wait();
  });
  figure(state, "rate", "msg/s", rate, Limit{"raw SQLite", raw_rates[state.range(0)]});
}

void writer(benchmark::State& state) {
  const Folder folder;
  write_to(state, store::Location{folder.path() / "hub.db"});
}

/// The same on a server, when there is one.
void writer_on_server(benchmark::State& state) {
  if (!has_test_server()) return state.SkipWithError("no server: see tests/support/postgres.py");
  static int runs = 0;  // the library may run it more than once
  const Folder folder;
  write_to(state, store::Location::from_url(new_database("store" + std::to_string(++runs)),
                                            folder.path()));
}

constexpr double kSeconds = 1.5;

BENCHMARK(raw)
    ->Name("store/raw")
    ->Arg(1)
    ->Arg(16)
    ->Arg(64)
    ->Arg(256)
    ->UseManualTime()
    ->MinTime(kSeconds);
BENCHMARK(writer)
    ->Name("store/writer")
    ->Arg(1)
    ->Arg(16)
    ->Arg(64)
    ->Arg(256)
    ->UseManualTime()
    ->MinTime(kSeconds);
BENCHMARK(writer_on_server)
    ->Name("store/writer on PostgreSQL")
    ->Arg(1)
    ->Arg(16)
    ->Arg(64)
    ->Arg(256)
    ->UseManualTime()
    ->MinTime(kSeconds);

}  // namespace
}  // namespace rodedraad::bench

BENCHMARK_MAIN();
