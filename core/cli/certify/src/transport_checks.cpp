#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <thread>

#include "check.h"
#include "documents.h"
#include "listening.h"
#include "rodedraad/sdk/text.h"
#include "subject.h"
#include "transport_under_test.h"

// How bytes travel: starting, sending, and stopping while both go on.
namespace rodedraad::certify {

namespace {

using sdk::view;
using std::chrono::milliseconds;
using std::chrono::seconds;
using Settings = std::vector<sdk::Pair>;

constexpr milliseconds kDeadline{1000};
/// What a stop may take beyond its deadline.
constexpr milliseconds kGrace{1500};

const rd_setting* setting_of(Subject& subject, rd_setting_type type) {
  for (std::size_t i = 0; i < subject.plugin().setting_count; ++i) {
    if (subject.plugin().settings[i]->type == type) return subject.plugin().settings[i];
  }
  return nullptr;
}

/// The given settings with one replaced.
Settings with(Settings settings, std::string_view name, const std::string& value) {
  std::erase_if(settings, [&](const auto& pair) { return pair.name == name; });
  settings.push_back({std::string{name}, value});
  return settings;
}

sdk::Message letter() {
  auto result = message("proef", "{\"proef\":true}");
  result.id = "7f1cb2a4-5b1c-4c8e-9a49-1d2f5b1c9f01";
  result.target = "/proef";
  return result;
}

void destroy_without_start(Subject& subject) {
  const TransportUnderTest transport{subject, subject.settings()};
}

void start_and_stop(Subject& subject) {
  TransportUnderTest transport{subject, subject.settings()};
  for (int i = 0; i < 3; ++i) {
    transport.must_start();
    static_cast<void>(transport.address());
    transport.stop(kDeadline);
    if (i == 0) continue;
  }
}

void failed_start_then_stop(Subject& subject) {
  const auto settings = subject.settings();
  const SilentPartner occupied;
  const auto taken = "127.0.0.1:" + std::to_string(occupied.port());
  std::optional<Settings> impossible;
  if (const auto* address = setting_of(subject, RD_ADDRESS)) {
    impossible = with(settings, view(address->name), taken);
  } else if (const auto* folder = setting_of(subject, RD_FOLDER)) {
    impossible = with(settings, view(folder->name), "/bestaat/niet");
  }
  if (!impossible) throw Skipped("de plugin heeft geen adres of map, dus start kan niet mislukken");
  TransportUnderTest transport{subject, *impossible};
  const auto status = transport.start();
  transport.stop(kDeadline);
  if (status == RD_OK) {
    throw Failed("start lukt op een poort of map die er niet is; probeer haar in start");
  }
  if (status != RD_UNAVAILABLE) {
    throw Failed("start op een bezette poort of ontbrekende map geeft status " +
                 std::to_string(status) + "; geef RD_UNAVAILABLE, dan probeert de hub het later");
  }
  if (transport.start_error().empty()) {
    throw Failed("een mislukte start heeft geen tekst; zeg wat een beheerder kan doen");
  }
}

void expect_once(const TransportUnderTest& transport) {
  const auto endings = transport.endings();
  if (std::any_of(endings.begin(), endings.end(), [](int count) { return count > 1; })) {
    throw Failed("done is twee keer aangeroepen voor één send; roep haar precies één keer aan");
  }
  if (std::any_of(endings.begin(), endings.end(), [](int count) { return count == 0; })) {
    throw Failed("een send eindigt niet met done; het bericht blijft dan voor altijd onderweg");
  }
}

void every_send_ends_once(Subject& subject) {
  TransportUnderTest transport{subject, subject.settings()};
  transport.must_start();
  for (int i = 0; i < 50; ++i) transport.send(letter());
  const bool ended = transport.all_ended_within(seconds{12});
  transport.stop(kDeadline);
  if (!ended) {
    throw Failed(
        "na 12 s is een send nog niet klaar; geef --setting met een kortere timeout, of "
        "roep done altijd aan");
  }
  expect_once(transport);
}

void send_after_stop_ends(Subject& subject) {
  TransportUnderTest transport{subject, subject.settings()};
  transport.send(letter());
  transport.must_start();
  transport.stop(kDeadline);
  transport.send(letter());
  if (!transport.all_ended_within(seconds{5})) {
    throw Failed("een send voor start of na stop eindigt niet met done; geef RD_NOT_SENT");
  }
  expect_once(transport);
}

void stop_within_deadline(Subject& subject) {
  auto settings = subject.settings();
  const SilentPartner partner;
  if (const auto* url = setting_of(subject, RD_URL);
      url != nullptr && std::any_of(settings.begin(), settings.end(), [&](const auto& pair) {
        return pair.name == view(url->name);
      })) {
    settings =
        with(settings, view(url->name), "http://127.0.0.1:" + std::to_string(partner.port()));
  }
  TransportUnderTest transport{subject, settings};
  transport.must_start();
  for (int i = 0; i < 8; ++i) transport.send(letter());
  std::this_thread::sleep_for(milliseconds{50});
  const auto start = std::chrono::steady_clock::now();
  transport.stop(kDeadline);
  if (std::chrono::steady_clock::now() - start > kDeadline + kGrace) {
    throw Failed("stop duurt langer dan de termijn die zij krijgt; breek af wat dan nog loopt");
  }
  expect_once(transport);
}

void silent_after_stop(Subject& subject) {
  TransportUnderTest transport{subject, subject.settings()};
  transport.must_start();
  const auto address = transport.address();
  std::optional<Poster> poster;
  if (Poster::knows(address)) poster.emplace(address);
  std::this_thread::sleep_for(milliseconds{200});
  for (int i = 0; i < 8; ++i) transport.send(letter());
  transport.stop(kDeadline);
  std::this_thread::sleep_for(milliseconds{300});
  poster.reset();
  if (transport.host().accepted_too_late() > 0) {
    throw Failed("na stop komt nog een accept; wacht in stop op wat nog loopt");
  }
  if (transport.ended_after_stop() > 0) {
    throw Failed("na stop komt nog een done; wacht in stop op wat nog loopt");
  }
}

constexpr std::array kChecks{
    Check{"destroy-without-start", "transport", On::transport, true, destroy_without_start},
    Check{"start-and-stop", "transport", On::transport, true, start_and_stop},
    Check{"failed-start-then-stop", "transport", On::transport, true, failed_start_then_stop},
    Check{"every-send-ends-once", "transport", On::transport, true, every_send_ends_once},
    Check{"send-after-stop-ends", "transport", On::transport, true, send_after_stop_ends},
    Check{"stop-within-deadline", "transport", On::transport, true, stop_within_deadline},
    Check{"silent-after-stop", "transport", On::transport, true, silent_after_stop}};

}  // namespace

std::span<const Check> transport_checks() { return kChecks; }

}  // namespace rodedraad::certify
