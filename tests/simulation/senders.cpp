#include "senders.h"

#include <array>

#include "region.h"

namespace rodedraad::simulation {

namespace {

constexpr std::chrono::seconds kPatience{10};

/// Numbers of the test range; half of them live in the other municipality.
constexpr std::array kPersons{"999990019", "999990020", "999990032",
                              "999990044", "999990056", "999990068"};

std::string body(const std::string& key, const std::string& bsn, const std::string& value,
                 bool dordrecht) {
  return "id=" + key + "\nmunicipality=" + (dordrecht ? "0505" : "0482") + "\nbsn=" + bsn +
         "\ninburgeraar.achternaam=" + value + "\n";
}

sdk::Message message(std::string text) {
  sdk::Message made;
  made.method = "POST";
  made.target = "/";
  made.media_type = "text/plain";
  made.body = std::move(text);
  return made;
}

}  // namespace

void Senders::say() {
  const auto key = "k" + std::to_string(++keys_);
  const int person = world_.number(0, static_cast<int>(kPersons.size()) - 1);
  Sent sent;
  sent.case_key = kPersons.at(static_cast<std::size_t>(person));
  sent.body = body(key, sent.case_key, "N" + std::to_string(keys_), person % 2 == 0);
  ledger_.sent.emplace(key, std::move(sent));
  ++waiting_;
  try_to_send(key);
}

void Senders::try_to_send(const std::string& key) {
  // Whatever becomes of this, the sender tries again until it has heard something.
  auto* const intake = where_();
  if (intake != nullptr) {
    intake->accept_at_connection(kSource, message(ledger_.sent.at(key).body),
                                 [this, key](const sdk::Answer& answer) {
                                   if (!world_.chance(weather_.sender_deaf)) heard(key, answer);
                                 });
  }
  world_.after(kPatience + world_.some(kPatience), [this, key] {
    if (!ledger_.sent.at(key).accepted) try_to_send(key);
  });
}

void Senders::heard(const std::string& key, const sdk::Answer& answer) {
  auto& sent = ledger_.sent.at(key);
  if (answer.status == 503) return;
  if (answer.status != 202) {
    ledger_.violated("answer", "a good message got " + std::to_string(answer.status));
    return;
  }
  if (!sent.accepted) --waiting_;
  sent.accepted = true;
  if (world_.chance(weather_.other_body)) other_body(key);
}

void Senders::other_body(const std::string& key) {
  auto* const intake = where_();
  if (intake == nullptr) return;
  intake->accept_at_connection(kSource, message(ledger_.sent.at(key).body + "pip.leerroute=B\n"),
                               [this](const sdk::Answer& answer) {
                                 if (answer.status != 409 && answer.status != 503) {
                                   ledger_.violated("answer", "another body under a key got " +
                                                                  std::to_string(answer.status));
                                 }
                               });
}

}  // namespace rodedraad::simulation
