#include "fixture.h"

namespace rodedraad::tests {
namespace {

class SuwinetJudgement : public Participatiewet {
 protected:
  std::string judged(std::string body, int status = 200) const {
    return render(adapter_.judge(sent_, {status, "text/xml", {}, std::move(body)}));
  }

  static std::string answer(const std::string& content) {
    return R"(<s:BijstandsregelingenInfoResponse )"
           R"(xmlns:s="http://bkwi.nl/SuwiML/Diensten/Bijstandsregelingen/v0500" )"
           R"(xmlns:f="http://bkwi.nl/SuwiML/FWI/v0205">)" +
           content + "</s:BijstandsregelingenInfoResponse>";
  }

  static std::string fout(const std::string& code, const std::string& text) {
    return "<f:FWI><Fout><Code>" + code + "</Code><Tekst>" + text +
           "</Tekst><Bron><DN>cn=x</DN></Bron></Fout></f:FWI>";
  }

  static std::string fault(const std::string& code, const std::string& detail = {}) {
    return R"(<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault>)"
           "<faultcode>" +
           code + "</faultcode><faultstring>Stuk</faultstring>" +
           (detail.empty() ? "" : "<detail>" + detail + "</detail>") +
           "</e:Fault></e:Body></e:Envelope>";
  }

  sdk::Message sent_ = adapter_.encode(
      request("bijstandsregelingen.opvragen", {{"inburgeraar.bsn", "", "999990019"}}));
};

TEST_F(SuwinetJudgement, takes_a_person_as_an_answer) {
  EXPECT_EQ(judged(bijstand("")), "confirmed, content bijstandsregelingen");
}

TEST_F(SuwinetJudgement, takes_a_partial_answer_as_an_answer) {
  EXPECT_EQ(judged(golden("participatiewet", "bijstand_onvolledig.xml")),
            "confirmed, content bijstandsregelingen");
}

TEST_F(SuwinetJudgement, takes_nothing_found_as_an_answer) {
  EXPECT_EQ(judged(answer("<f:NietsGevonden/>")), "confirmed, content bijstandsregelingen");
}

TEST_F(SuwinetJudgement, refuses_an_answer_about_another_person) {
  auto other = bijstand("");
  other.replace(other.find("999990019"), 9, "999990020");
  EXPECT_EQ(judged(other), "rejected: Het antwoord gaat over een andere persoon.");
}

TEST_F(SuwinetJudgement, refuses_an_answer_of_another_service) {
  EXPECT_EQ(judged(golden("participatiewet", "reintegratie.xml")),
            "bad request: Het antwoord is van een andere dienst van Suwinet.");
}

TEST_F(SuwinetJudgement, tries_again_when_a_source_is_silent) {
  EXPECT_EQ(judged(answer(fout("FWI0001", "Bron niet beschikbaar"))),
            "transient: FWI0001: Bron niet beschikbaar");
  EXPECT_EQ(judged(answer(fout("X", "Iets anders"))), "transient: X: Iets anders");
}

TEST_F(SuwinetJudgement, reads_the_words_of_a_code_it_does_not_know) {
  EXPECT_EQ(judged(answer(fout("X1", "U bent niet geautoriseerd"))),
            "not authorised: X1: U bent niet geautoriseerd");
  EXPECT_EQ(judged(answer(fout("X2", "BSN niet gevonden"))), "not found: X2: BSN niet gevonden");
  EXPECT_EQ(judged(answer(fout("X3", "Bericht ongeldig"))), "bad request: X3: Bericht ongeldig");
}

TEST_F(SuwinetJudgement, knows_that_we_are_not_entitled) {
  EXPECT_EQ(judged(answer("<f:NietGerechtigd/>")),
            "not authorised: Suwinet gaf een fout zonder uitleg.");
}

TEST_F(SuwinetJudgement, reads_the_fault_of_the_wsdl) {
  const std::string detail =
      R"(<q:Fout xmlns:q="http://bkwi.nl/SuwiML/FWI/v0205"><Code>7</Code><Tekst>Aanvraag niet ok</Tekst>)"
      R"(<Bron><DN>cn=x</DN></Bron></q:Fout>)";
  EXPECT_EQ(judged(fault("e:Client", detail), 500), "bad request: 7: Aanvraag niet ok");
  EXPECT_EQ(judged(fault("e:Server", detail), 500), "transient: 7: Aanvraag niet ok");
}

TEST_F(SuwinetJudgement, reads_a_fault_without_detail) {
  EXPECT_EQ(judged(fault("e:Server"), 500), "transient: Stuk");
  EXPECT_EQ(judged(fault("e:Client"), 500), "bad request: Stuk");
  EXPECT_EQ(judged(fault("wsse:FailedAuthentication"), 500), "not authorised: Stuk");
}

TEST_F(SuwinetJudgement, reads_a_fault_that_transport_soap_took_out_of_its_envelope) {
  const auto judged_with = [&](const std::string& code, const std::string& body) {
    return render(adapter_.judge(
        sent_, {500, "text/xml", {{"Fault-Code", code}, {"Fault-String", "Stuk"}}, body}));
  };
  const std::string detail =
      R"(<Fout xmlns="http://bkwi.nl/SuwiML/FWI/v0205"><Code xmlns="">7</Code>)"
      R"(<Tekst xmlns="">Aanvraag niet ok</Tekst></Fout>)";
  EXPECT_EQ(judged_with("Client", detail), "bad request: 7: Aanvraag niet ok");
  EXPECT_EQ(judged_with("Server", detail), "transient: 7: Aanvraag niet ok");
  EXPECT_EQ(judged_with("Server", ""), "transient: Stuk");
  EXPECT_EQ(judged_with("Client", "<iets/>"), "bad request: Stuk");
}

TEST_F(SuwinetJudgement, reads_a_fault_of_soap_12) {
  EXPECT_EQ(
      judged(R"(<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body><e:Fault>)"
             R"(<e:Code><e:Value>e:Sender</e:Value></e:Code><e:Reason>)"
             R"(<e:Text xml:lang="nl">Stuk</e:Text></e:Reason></e:Fault></e:Body></e:Envelope>)",
             400),
      "bad request: Stuk");
}

TEST_F(SuwinetJudgement, goes_by_the_status_without_an_answer_of_suwinet) {
  const std::string words = " en zonder leesbaar antwoord.";
  EXPECT_EQ(judged("", 503), "transient: Suwinet antwoordde met status 503" + words);
  EXPECT_EQ(judged("<html/>", 200), "transient: Suwinet antwoordde met status 200" + words);
  EXPECT_EQ(judged("", 403), "not authorised: Suwinet antwoordde met status 403" + words);
  EXPECT_EQ(judged("", 404), "bad request: Suwinet antwoordde met status 404" + words);
}

TEST_F(Participatiewet, judges_the_answer_of_focus) {
  const auto sent =
      adapter_.encode(request("focus.opvragen", {{"inburgeraar.bsn", "", "999990019"}}));
  EXPECT_EQ(render(adapter_.judge(sent, {200, "application/json", {}, "{}"})),
            "confirmed, content focus.aanvragen");
  EXPECT_EQ(render(adapter_.judge(sent, {503, "", {}, ""})), "transient: Antwoord met status 503.");
}

}  // namespace
}  // namespace rodedraad::tests
