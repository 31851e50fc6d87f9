#include <gmock/gmock.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "rodedraad/message/tree.h"
#include "rodedraad/simulate/partner.h"
#include "rodedraad/simulate/story.h"

namespace rodedraad::simulate {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

sdk::Message asked(std::string body = "{}", std::vector<sdk::Pair> headers = {}) {
  sdk::Message request;
  request.method = "POST";
  request.target = "/gegevens";
  request.media_type = "application/json";
  request.headers = std::move(headers);
  request.body = std::move(body);
  return request;
}

sdk::Message token_request(std::string body = "grant_type=client_credentials&scope=read") {
  auto request = asked(std::move(body));
  request.target = "/token";
  request.media_type = "application/x-www-form-urlencoded";
  return request;
}

class Ddas : public ::testing::Test {
 protected:
  model::SystemClock clock_;
  std::unique_ptr<Partner> ddas_ = make_partner("ddas", {}, clock_);
};

/// A folder with two deliveries, one after the other.
class DdasStory : public ::testing::Test {
 protected:
  DdasStory() {
    std::string name = (fs::temp_directory_path() / "ddas_test_XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = name;
    write("1.json", R"({"codeGegevensleverancier":"A","leveringen":[{"schuldhulptrajecten":[]}]})");
    write("2.json", R"({"codeGegevensleverancier":"B","leveringen":[{"schuldhulptrajecten":[]}]})");
  }
  ~DdasStory() override { fs::remove_all(folder_); }

  void write(const std::string& name, std::string_view text) const {
    std::ofstream{folder_ / name} << text;
  }

  model::SystemClock clock_;
  fs::path folder_;
};

TEST_F(Ddas, makes_up_trajecten_of_test_persons) {
  const auto answer = ddas_->answer(asked());
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.body, HasSubstr("999990019"));
  EXPECT_THAT(answer.body, Not(HasSubstr("paginering")));
}

TEST_F(Ddas, serves_page_by_page) {
  const auto answer = ddas_->answer(asked(R"({"page":2,"pageSize":2})"));
  EXPECT_THAT(answer.body, HasSubstr("999990044"));
  EXPECT_THAT(answer.body, Not(HasSubstr("999990019")));
  EXPECT_THAT(answer.body, HasSubstr(R"("paginering":{"pageSize":2,"currentPage":2,"totalPages":2,)"
                                     R"("totalRecords":3})"));
}

TEST_F(Ddas, serves_the_first_page_instead_of_an_unknown_one) {
  EXPECT_THAT(ddas_->answer(asked(R"({"page":9,"pageSize":2})")).body,
              HasSubstr(R"("currentPage":1)"));
}

TEST_F(Ddas, filters_by_organisation) {
  EXPECT_THAT(ddas_->answer(asked(R"({"aanleverende_organisatie":"Een andere"})")).body,
              HasSubstr(R"("leveringen":[])"));
}

TEST_F(Ddas, filters_by_period) {
  EXPECT_THAT(ddas_->answer(asked(R"({"aanleverperiodeEinddatum":"2000-01-01"})")).body,
              Not(HasSubstr("99999")));
}

TEST_F(Ddas, refuses_a_filter_that_does_not_exist) {
  EXPECT_EQ(ddas_->answer(asked(R"({"bsn":"x"})")).status, 400);
}

TEST_F(Ddas, refuses_page_zero) { EXPECT_EQ(ddas_->answer(asked(R"({"page":0})")).status, 400); }

TEST_F(Ddas, cannot_process_a_period_that_ends_first) {
  EXPECT_EQ(ddas_
                ->answer(asked(R"({"aanleverperiodeStartdatum":"2026-02-01",)"
                               R"("aanleverperiodeEinddatum":"2026-01-01"})"))
                .status,
            422);
}

TEST_F(Ddas, is_only_asked_by_post) {
  auto request = asked();
  request.method = "GET";
  EXPECT_EQ(ddas_->answer(request).header("Fsc-Error-Code"), "ERROR_CODE_METHOD_UNSUPPORTED");
}

TEST_F(Ddas, gives_a_token_for_client_credentials) {
  EXPECT_THAT(ddas_->answer(token_request()).body, HasSubstr(R"("access_token":"simulatie-1")"));
}

TEST_F(Ddas, gives_no_token_for_anything_else) {
  EXPECT_EQ(ddas_->answer(token_request("grant_type=password")).status, 400);
}

TEST_F(Ddas, wants_the_token_once_it_gave_one) {
  ddas_->answer(token_request());
  EXPECT_EQ(ddas_->answer(asked()).header("Fsc-Error-Code"), "ERROR_CODE_ACCESS_TOKEN_MISSING");
  EXPECT_EQ(ddas_->answer(asked("{}", {{"Authorization", "Bearer x"}})).header("Fsc-Error-Code"),
            "ERROR_CODE_ACCESS_TOKEN_INVALID");
  EXPECT_EQ(ddas_->answer(asked("{}", {{"Authorization", "Bearer simulatie-1"}})).status, 200);
}

TEST_F(Ddas, counts_what_it_was_asked) {
  ddas_->answer(asked());
  EXPECT_THAT(ddas_->effects(), HasSubstr("bladzijde 1"));
}

TEST_F(DdasStory, goes_on_with_every_first_page) {
  const auto ddas = make_partner("ddas", folder_, clock_);
  EXPECT_THAT(ddas->answer(asked()).body, HasSubstr(R"("codeGegevensleverancier":"A")"));
  EXPECT_THAT(ddas->answer(asked()).body, HasSubstr(R"("codeGegevensleverancier":"B")"));
  EXPECT_THAT(ddas->answer(asked()).body, HasSubstr(R"("codeGegevensleverancier":"B")"));
}

TEST_F(DdasStory, stays_at_its_file_within_its_pages) {
  const auto ddas = make_partner("ddas", folder_, clock_);
  ddas->answer(asked());
  EXPECT_THAT(ddas->answer(asked(R"({"page":2})")).body,
              HasSubstr(R"("codeGegevensleverancier":"A")"));
}

TEST_F(DdasStory, that_is_no_delivery_is_told_with_its_place) {
  write("3.json", "{\n\"leveringen\"");
  EXPECT_THROW(make_partner("ddas", folder_, clock_), BadStory);
}

}  // namespace
}  // namespace rodedraad::simulate
