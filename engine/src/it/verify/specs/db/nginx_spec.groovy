describe('the database') {
  it('adds') { expect(1 + 1).to(eq(3)) }
}
