#include "traffic.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::bench {

namespace {

constexpr std::size_t kBody = 2048;

std::vector<std::string> make_persons() {
  std::vector<std::string> result;
  for (int number = 999'900'000; number < 1'000'000'000; ++number) {
    auto text = std::to_string(number);
    if (sdk::is_bsn(text)) result.push_back(std::move(text));
  }
  return result;
}

const std::vector<std::string>& persons() {
  static const auto all = make_persons();
  return all;
}

std::size_t v_number(std::size_t person) { return 1'000'000'000 + person; }

std::string post(std::string_view path, std::string_view headers, std::string_view body) {
  return fmt::format(
      "POST {} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n{}"
      "Content-Length: {}\r\n\r\n{}",
      path, headers, body.size(), body);
}

}  // namespace

std::size_t person_count() { return persons().size(); }

std::string bsn(std::size_t person) { return persons().at(person); }

std::string duo_notification_id(std::size_t person) {
  return fmt::format("0d000000-0000-4000-8000-{:012x}", person);
}

std::string duo_notification_body(std::size_t person) {
  return fmt::format(
      R"({{"registratieDatumTijd":"2025-03-03T09:15:27+01:00","bsn":"{}","vNummer":{},"gebeurtenisId":"SS139"}})",
      bsn(person), v_number(person));
}

std::string duo_notification(std::size_t person) {
  const auto headers =
      fmt::format("bron: 00000099000000002000\r\ndoel: 00000099000000001505\r\nberichtId: {}\r\n",
                  duo_notification_id(person));
  return post("/duo/v1/notificaties", headers, duo_notification_body(person));
}

std::string signed_statement_body(std::size_t person, std::size_t round, std::size_t count) {
  std::string meetings;
  for (std::size_t i = 0; i < count; ++i) {
    meetings += fmt::format(
        R"({}{{"datum":"2025-02-{:02}","onderwerp":"Waarden van de samenleving, deel {}","aanwezig":true,"uren":2}})",
        i == 0 ? "" : ",", i + 1, i + 1);
  }
  return fmt::format(
      R"({{"berichttype":"vwn.pvt","versie":"1.0","berichtId":"0f{:06x}-0000-4000-8000-{:012x}",)"
      R"("tijdstip":"2025-04-01T09:00:00+02:00","afzender":{{"kvkNummer":"41200001",)"
      R"("naam":"VluchtelingenWerk Voorbeeld","locatie":"Dordrecht"}},"gemeentecode":"0505",)"
      R"("client":{{"clientnummer":"VW-{}","bsn":"{}","vnummer":"{}","geboortedatum":"1990-01-15",)"
      R"("achternaam":"Voorbeeld"}},"gegevens":{{"status":"ondertekend","datumOndertekening":)"
      R"("2025-{:02}-{:02}","bijeenkomsten":[{}]}}}})",
      round, person, person, bsn(person), v_number(person), 3 + (round / 28) % 6, 1 + round % 28,
      meetings);
}

std::string short_statement_body(std::size_t person, std::size_t round) {
  auto body = signed_statement_body(person, round, 2);
  body.resize(std::max(body.size(), kBody), ' ');
  return body;
}

std::string signed_statement(std::size_t person, std::size_t round) {
  return post("/vluchtelingenwerk/berichten", {}, short_statement_body(person, round));
}

std::string plain_post(std::size_t number) {
  static const auto body = signed_statement_body(0, 0, 14);
  static const auto request = post("/", {}, body);
  static_cast<void>(number);
  return request;
}

}  // namespace rodedraad::bench
