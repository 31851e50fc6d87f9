#include <benchmark/benchmark.h>

#include <chrono>
#include <stdexcept>
#include <string>

#include "figures.h"
#include "rodedraad/plugin/calls.h"
#include "rodedraad/plugin/isolated.h"
#include "rodedraad/plugin/library.h"
#include "rodedraad/plugin/sealed_file.h"

/// What a call of an adapter costs when it runs in a process of its own, beside the same call here.
namespace rodedraad::bench {
namespace {

constexpr int kRounds = 2000;

plugin::Surroundings silence() {
  return {[] { return std::int64_t{0}; },
          [](std::int32_t, std::string_view, std::span<const sdk::Pair>) {}};
}

struct Both {
  std::shared_ptr<const plugin::SealedFile> library;
  std::unique_ptr<plugin::AdapterCalls> here;
  std::unique_ptr<plugin::AdapterCalls> elsewhere;

  Both() {
    auto read = plugin::SealedFile::read(RODEDRAAD_ECHO);
    if (!read) throw std::runtime_error(read.error());
    library = *read;
    const auto loaded = plugin::load_library(library->descriptor(), "echo_adapter");
    if (!loaded) throw std::runtime_error(loaded.error());
    auto direct = plugin::make_direct(*loaded->plugin->adapter, {}, silence());
    auto isolated = plugin::make_isolated(library, {}, {}, silence(), std::chrono::seconds{5});
    if (!direct || !isolated) throw std::runtime_error("the echo adapter cannot be made");
    here = std::move(*direct);
    elsewhere = std::move(*isolated);
  }
};

Both& both() {
  static Both instance;
  return instance;
}

double microseconds(plugin::AdapterCalls& adapter, const sdk::Message& message,
                    std::int64_t rounds) {
  const auto start = std::chrono::steady_clock::now();
  for (std::int64_t i = 0; i < rounds; ++i) benchmark::DoNotOptimize(adapter.decode(message));
  const std::chrono::duration<double, std::micro> spent = std::chrono::steady_clock::now() - start;
  return spent.count() / static_cast<double>(rounds);
}

void isolated_decode(benchmark::State& state) {
  sdk::Message message;
  message.method = "POST";
  message.body = "id=1\nmunicipality=0505\nbsn=999990019\npip.leerroute=";
  message.body.append(static_cast<std::size_t>(state.range(0)), 'x');
  message.body += '\n';
  const Limit here{"in the hub's process", microseconds(*both().here, message, kRounds)};
  microseconds(*both().elsewhere, message, kRounds / 10);
  const auto start = std::chrono::steady_clock::now();
  for ([[maybe_unused]] auto round : state) {
    benchmark::DoNotOptimize(both().elsewhere->decode(message));
  }
  const std::chrono::duration<double, std::micro> spent = std::chrono::steady_clock::now() - start;
  figure(state, "time", "us", spent.count() / static_cast<double>(state.iterations()), here);
}
BENCHMARK(isolated_decode)->Arg(100)->Arg(2000)->Arg(100'000);

}  // namespace
}  // namespace rodedraad::bench

BENCHMARK_MAIN();
