#include <array>
#include <chrono>

#include "adapter_under_test.h"
#include "check.h"
#include "documents.h"
#include "process_state.h"
#include "rodedraad/sdk/text.h"
#include "subject.h"

// Making and ending instances.
namespace rodedraad::certify {

namespace {

constexpr int kMany = 1000;
/// What malloc may keep for itself over all instances together.
constexpr std::size_t kSlack = 16384;

void create_destroy_many(Subject& subject) {
  const auto& settings = subject.settings();
  const auto end = std::chrono::steady_clock::now() + subject.options().limit / 2;
  const auto once = [&](int number) {
    subject.doing("create en destroy, keer " + std::to_string(number));
    if (const auto made = make_once(subject, settings); made.status != RD_OK) {
      throw Failed("create mislukt bij keer " + std::to_string(number) + ": " + made.text);
    }
  };
  constexpr int warm_up = 10;
  for (int i = 0; i < warm_up; ++i) once(i);
  const auto before = heap_in_use();
  int number = warm_up;
  while (number < kMany && std::chrono::steady_clock::now() < end) once(++number);
  const auto after = heap_in_use();
  if (after > before + kSlack) {
    throw Failed("het geheugen groeit met " +
                 std::to_string((after - before) / static_cast<std::size_t>(number - warm_up)) +
                 " bytes per instantie; destroy moet alles vrijgeven wat create maakte");
  }
}

void create_has_no_side_effects(Subject& subject) {
  const auto& settings = subject.settings();
  if (const auto made = make_once(subject, settings); made.status != RD_OK) {
    throw Skipped("er kan geen instantie worden gemaakt; zie defaults-create");
  }
  const auto& plugin = subject.plugin();
  TestHost host;
  const auto descriptors = open_descriptors();
  const auto running = threads();
  const auto lent = sdk::lend(settings);
  rd_error error{};
  error.struct_size = sizeof error;
  void* self = nullptr;
  const auto create =
      plugin.transport != nullptr ? plugin.transport->create : plugin.adapter->create;
  if (create(host.table(), lent.data(), lent.size(), &self, &error) != RD_OK) {
    throw Skipped("er kan geen instantie worden gemaakt; zie defaults-create");
  }
  const bool opened = open_descriptors() > descriptors;
  const bool ran = threads() > running;
  (plugin.transport != nullptr ? plugin.transport->destroy : plugin.adapter->destroy)(self);
  if (opened) throw Failed("create opent iets; een poort, map of bestand opent pas in start");
  if (ran) throw Failed("create start een thread; dat mag pas in start");
}

void two_instances_independent(Subject& subject) {
  const AdapterUnderTest second{subject};
  const auto all = [&](const AdapterUnderTest& adapter) {
    std::string heard;
    for (const auto* kind : subject.kinds(RD_IN)) {
      for (const auto& body : documents(subject, sdk::view(kind->name))) {
        subject.doing("decode door een van twee instanties");
        heard += adapter.decode(message(sdk::view(kind->name), body)).all;
      }
    }
    return heard;
  };
  const auto before = all(second);
  {
    const AdapterUnderTest first{subject};
    if (all(first) != before) {
      throw Failed(
          "twee instanties met dezelfde instellingen zeggen iets anders; bewaar niets "
          "buiten de instantie");
    }
  }
  if (all(second) != before) {
    throw Failed(
        "na destroy van de ene instantie zegt de andere iets anders; bewaar niets buiten "
        "de instantie");
  }
}

constexpr std::array kChecks{
    Check{"create-destroy-many", "life", On::any, true, create_destroy_many},
    Check{"create-has-no-side-effects", "life", On::any, true, create_has_no_side_effects},
    Check{"two-instances-independent", "life", On::adapter, true, two_instances_independent}};

}  // namespace

std::span<const Check> life_checks() { return kChecks; }

}  // namespace rodedraad::certify
