#include "traffic.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "rodedraad/sdk/identifiers.h"

namespace rodedraad::bench {

namespace {

constexpr std::size_t kBody = 2048;
constexpr std::size_t kDays = 28;
constexpr std::size_t kMonths = kRounds / kDays;

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
      round, person, person, bsn(person), v_number(person), 3 + (round / kDays) % kMonths,
      1 + round % kDays, meetings);
}

std::string short_statement_body(std::size_t person, std::size_t round) {
  auto body = signed_statement_body(person, round, 2);
  body.resize(std::max(body.size(), kBody), ' ');
  return body;
}

std::string signed_statement(std::size_t person, std::size_t round) {
  return post("/vluchtelingenwerk/berichten", {}, short_statement_body(person, round));
}

std::string statement(std::size_t number, std::string_view path) {
  const auto round = number / kSigning;
  if (round >= kRounds) throw std::runtime_error("there are no more statements");
  return post(path, {}, short_statement_body(number % kSigning, round));
}

std::size_t statement_number(std::size_t person, std::string_view day) {
  // YYYY-MM-DD, as signed_statement_body writes it.
  if (day.size() != 10) throw std::runtime_error("a day of signing that nobody told of");
  const auto month = std::stoul(std::string{day.substr(5, 2)});
  const auto of_month = std::stoul(std::string{day.substr(8, 2)});
  return ((month - 3) * kDays + of_month - 1) * kSigning + person;
}

std::size_t statement_number(std::string_view body) {
  // 0fRRRRRR-0000-4000-8000-PPPPPPPPPPPP, as signed_statement_body writes it.
  constexpr std::string_view name = R"("berichtId":"0f)";
  const auto at = body.find(name);
  if (at == std::string_view::npos) throw std::runtime_error("a statement without its number");
  const auto id = body.substr(at + name.size(), 34);
  const auto round = std::stoul(std::string{id.substr(0, 6)}, nullptr, 16);
  return round * kSigning + std::stoul(std::string{id.substr(22)}, nullptr, 16);
}

std::size_t person_with_bsn(std::string_view bsn) {
  const auto& all = persons();
  const auto found = std::lower_bound(all.begin(), all.end(), bsn);
  if (found == all.end() || *found != bsn) throw std::runtime_error("an unknown person");
  return static_cast<std::size_t>(found - all.begin());
}

std::size_t person_with_v_number(std::string_view number) {
  return std::stoul(std::string{number}) - v_number(0);
}

std::string plain_post(std::size_t number) {
  static const auto body = signed_statement_body(0, 0, 14);
  static const auto request = post("/", {}, body);
  static_cast<void>(number);
  return request;
}

}  // namespace rodedraad::bench
