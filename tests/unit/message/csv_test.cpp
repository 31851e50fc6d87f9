#include <gtest/gtest.h>

#include "tree_text.h"

namespace rodedraad::message {
namespace {

using namespace std::string_literals;

TEST(Csv, makes_an_element_of_each_cell) {
  EXPECT_EQ(tree_text(parse_csv("bsn;naam\r\n999990019;Jansen\r\n")),
            R"(<csv><row line="2"><bsn>999990019</bsn><naam>Jansen</naam></row></csv>)");
}

TEST(Csv, takes_lf_and_a_last_line_without_end) {
  EXPECT_EQ(
      tree_text(parse_csv("a;b\n1;2\n3;4")),
      R"(<csv><row line="2"><a>1</a><b>2</b></row><row line="3"><a>3</a><b>4</b></row></csv>)");
}

TEST(Csv, takes_another_separator) {
  EXPECT_EQ(tree_text(parse_csv("a,b\n1;2,3\n", {.separator = ','})),
            R"(<csv><row line="2"><a>1;2</a><b>3</b></row></csv>)");
}

TEST(Csv, reads_quotes_separators_and_line_ends_in_a_quoted_cell) {
  EXPECT_EQ(tree_text(parse_csv("a;b\n\"1;\"\"2\"\"\n3\";4\n5;6\n")),
            "<csv><row line=\"2\"><a>1;\"2\"\n3</a><b>4</b></row>"
            "<row line=\"4\"><a>5</a><b>6</b></row></csv>");
}

TEST(Csv, leaves_out_empty_cells) {
  EXPECT_EQ(tree_text(parse_csv("a;b\n;2\n\"\";3\n")),
            R"(<csv><row line="2"><b>2</b></row><row line="3"><b>3</b></row></csv>)");
}

TEST(Csv, leaves_out_empty_rows) {
  EXPECT_EQ(tree_text(parse_csv("a;b\n\n;\n1;2\n\n")),
            R"(<csv><row line="4"><a>1</a><b>2</b></row></csv>)");
}

TEST(Csv, keeps_spaces) {
  EXPECT_EQ(tree_text(parse_csv("a\n x \n")), R"(<csv><row line="2"><a> x </a></row></csv>)");
}

TEST(Csv, accepts_a_header_without_rows) { EXPECT_EQ(tree_text(parse_csv("a;b\n")), "<csv/>"); }

TEST(Csv, accepts_a_byte_order_mark) {
  EXPECT_EQ(tree_text(parse_csv("\xEF\xBB\xBF\"a\"\n1\n")),
            R"(<csv><row line="2"><a>1</a></row></csv>)");
}

TEST(Csv, refuses_an_empty_file) { EXPECT_EQ(error_text(parse_csv("")), "there is no header row"); }

TEST(Csv, refuses_a_row_with_fewer_cells) {
  const Parsed parsed = parse_csv("a;b\n1;2\n3\n");
  EXPECT_EQ(error_text(parsed), "a row of 1 cells where the header has 2");
  EXPECT_EQ(error_place(parsed), "3:1");
}

TEST(Csv, refuses_a_row_with_more_cells) {
  EXPECT_EQ(error_text(parse_csv("a;b\n1;2;3\n")), "a row of 3 cells where the header has 2");
}

TEST(Csv, refuses_a_column_name_that_is_there_twice) {
  EXPECT_EQ(error_text(parse_csv("a;b;a\n")),
            "column 3 of the header has the name of an earlier column");
}

TEST(Csv, refuses_a_column_name_that_is_no_xml_name) {
  EXPECT_EQ(error_text(parse_csv("a;datum begin\n")), "column 2 of the header is no valid name");
}

TEST(Csv, refuses_a_column_without_a_name) {
  EXPECT_EQ(error_text(parse_csv("a;\n")), "column 2 of the header is no valid name");
}

TEST(Csv, refuses_a_quote_inside_a_cell) {
  EXPECT_EQ(error_place(parse_csv("a;b\n1;2\"3\n")), "2:4");
}

TEST(Csv, refuses_text_after_a_closing_quote) {
  EXPECT_EQ(error_text(parse_csv("a;b\n\"1\"x;2\n")), "text after the closing quote of a cell");
}

TEST(Csv, refuses_a_quoted_cell_without_end_and_says_where_it_began) {
  const Parsed parsed = parse_csv("a;b\n1;\"2\n3;4\n");
  EXPECT_EQ(error_text(parsed), "a quoted cell has no end");
  EXPECT_EQ(error_place(parsed), "2:3");
}

TEST(Csv, refuses_a_carriage_return_alone) {
  EXPECT_EQ(error_text(parse_csv("a;b\r1;2\r")), "a carriage return without a line feed");
}

TEST(Csv, refuses_bytes_that_are_not_utf8) {
  const Parsed parsed = parse_csv("a\nJos\xE9\n");
  EXPECT_EQ(error_text(parsed), "not UTF-8");
  EXPECT_EQ(error_place(parsed), "2:4");
}

TEST(Csv, refuses_a_nul) { EXPECT_EQ(error_text(parse_csv("a\n1\0002\n"s)), "a cell holds a NUL"); }

TEST(Csv, refuses_too_many_rows) {
  EXPECT_EQ(error_text(parse_csv("a\n1\n2\n3\n", {}, {.width = 2})),
            "a node has more than 2 children");
}

TEST(Csv, refuses_too_many_cells) {
  EXPECT_EQ(error_text(parse_csv("a;b\n1;2\n3;4\n", {}, {.nodes = 5})), "more than 5 nodes");
}

TEST(Csv, refuses_too_many_bytes) {
  EXPECT_EQ(error_text(parse_csv("a\n1\n", {}, {.bytes = 3})), "more than 3 bytes");
}

TEST(Csv, refuses_more_columns_than_the_limit) {
  EXPECT_TRUE(parse_csv("a;b\n1;2\n", {}, {.columns = 2}));
  EXPECT_EQ(error_text(parse_csv("a;b;c\n", {}, {.columns = 2})), "more than 2 columns");
  EXPECT_EQ(error_place(parse_csv("a;b\n1;2;3\n", {}, {.columns = 2})), "2:1");
}

}  // namespace
}  // namespace rodedraad::message
