#include <array>

#include "adapter_under_test.h"
#include "check.h"
#include "documents.h"
#include "process_state.h"
#include "rodedraad/sdk/text.h"
#include "sample_fields.h"
#include "subject.h"
#include "transport_under_test.h"

// What a plugin takes it gives back, and the process it leaves alone.
namespace rodedraad::certify {

namespace {

using sdk::view;

constexpr int kRounds = 20;

/// One life of an instance in which it does a bit of everything.
void live(Subject& subject) {
  if (subject.plugin().transport != nullptr) {
    TransportUnderTest transport{subject, subject.settings()};
    transport.must_start();
    transport.send(message("proef", "{}"));
    transport.stop(std::chrono::seconds{1});
    return;
  }
  const AdapterUnderTest adapter{subject};
  for (const auto* kind : subject.kinds(RD_IN)) {
    for (const auto& body : documents(subject, view(kind->name))) {
      const auto each = message(view(kind->name), body);
      subject.doing("een aanroep van `" + each.kind + "`");
      adapter.admit(each);
      adapter.decode(each);
    }
  }
  for (const auto* kind : subject.kinds(RD_OUT)) {
    subject.doing("encode van `" + std::string{view(kind->name)} + "`");
    adapter.encode(encode_request(view(kind->name), sample_fields(wants_of(*kind, false))));
  }
}

void fd_leak(Subject& subject) {
  live(subject);  // what is opened once for the process is no leak
  const auto before = open_descriptors();
  for (int i = 0; i < kRounds; ++i) live(subject);
  if (const auto after = open_descriptors(); after > before) {
    throw Failed(std::to_string(after - before) + " bestanden of sockets bleven open na " +
                 std::to_string(kRounds) + " instanties; sluit ze in stop en destroy");
  }
}

void thread_leak(Subject& subject) {
  live(subject);
  const auto before = threads_after_waiting(1);
  for (int i = 0; i < kRounds; ++i) live(subject);
  if (const auto after = threads_after_waiting(before); after > before) {
    throw Failed(std::to_string(after - before) + " threads bleven draaien na " +
                 std::to_string(kRounds) + " instanties; wacht op ze (join) in stop");
  }
}

void calls_do_not_leak(Subject& subject) {
  const AdapterUnderTest adapter{subject};
  const auto all = [&] {
    for (const auto* kind : subject.kinds(RD_IN)) {
      for (const auto& body : documents(subject, view(kind->name))) {
        adapter.decode(message(view(kind->name), body));
      }
    }
    for (const auto* kind : subject.kinds(RD_OUT)) {
      adapter.encode(encode_request(view(kind->name), sample_fields(wants_of(*kind, false))));
    }
  };
  subject.doing("decode en encode, telkens weer");
  for (int i = 0; i < 5; ++i) all();
  const auto before = heap_in_use();
  for (int i = 0; i < kRounds * 5; ++i) all();
  const auto after = heap_in_use();
  constexpr std::size_t slack = 16384;
  if (after > before + slack) {
    throw Failed("het geheugen groeit met " +
                 std::to_string((after - before) / (std::size_t{kRounds} * 5)) +
                 " bytes per ronde aanroepen; geef alles vrij voor de aanroep terugkomt");
  }
}

void no_signal_handler_changed(Subject& subject) {
  const auto before = process_state().signals;
  live(subject);
  if (process_state().signals != before) {
    throw Failed("de plugin verandert de afhandeling van een signaal; die is van de hub");
  }
}

void locale_unchanged(Subject& subject) {
  const auto before = process_state().locale;
  live(subject);
  if (process_state().locale != before) {
    throw Failed("de plugin verandert de locale van het proces; gebruik functies zonder locale");
  }
}

void folder_and_environment_unchanged(Subject& subject) {
  const auto before = process_state();
  live(subject);
  const auto after = process_state();
  if (after.folder != before.folder) throw Failed("de plugin doet chdir; gebruik volledige paden");
  if (after.mask != before.mask) throw Failed("de plugin verandert de umask; gebruik fchmod");
  if (after.environment != before.environment) {
    throw Failed("de plugin verandert de omgeving (setenv); gebruik instellingen");
  }
}

void prints_nothing(Subject& subject) {
  live(subject);
  if (!subject.output().empty()) {
    throw Failed("de plugin schrijft naar standaarduitvoer; gebruik Host::log");
  }
}

constexpr std::array kChecks{
    Check{"fd-leak", "resources", On::any, true, fd_leak},
    Check{"thread-leak", "resources", On::any, true, thread_leak},
    Check{"calls-do-not-leak", "resources", On::adapter, true, calls_do_not_leak},
    Check{"no-signal-handler-changed", "resources", On::any, true, no_signal_handler_changed},
    Check{"locale-unchanged", "resources", On::any, true, locale_unchanged},
    Check{"folder-and-environment-unchanged", "resources", On::any, true,
          folder_and_environment_unchanged},
    Check{"prints-nothing", "resources", On::any, true, prints_nothing}};

}  // namespace

std::span<const Check> resource_checks() { return kChecks; }

}  // namespace rodedraad::certify
